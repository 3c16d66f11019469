package org.jcachehttp.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jcachehttp.http.Scenario.body;
import static org.jcachehttp.http.Scenario.status;

import java.io.ByteArrayInputStream;
import java.util.List;
import org.jcachehttp.http.message.Body;
import org.jcachehttp.http.message.HttpResponse;
import org.jcachehttp.http.settings.ExpireAfter;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** RFC 9111 sections 3.3 and 3.4: a part of a response is stored, used, validated and combined. */
class PartialContentTest {

  @RegisterExtension private final Scenario scenario = new Scenario();

  private final RangeServer server = new RangeServer();

  @BeforeEach
  void theOriginHasTenBytes() {
    scenario.origin.answers(server);
  }

  private HttpResponse range(String range, String... more) {
    String[] fields = new String[more.length + 2];
    fields[0] = "Range";
    fields[1] = "bytes=" + range;
    System.arraycopy(more, 0, fields, 2, more.length);
    return scenario.get(fields);
  }

  private void assertPart(HttpResponse response, String content, String positions) {
    assertThat(response.status()).isEqualTo(206);
    assertThat(body(response)).isEqualTo(content);
    assertThat(response.fields().all("Content-Range")).containsExactly("bytes " + positions);
    assertThat(response.fields().first("Content-Length").orElse("" + content.length()))
        .isEqualTo("" + content.length());
  }

  @Test
  void section3_3_aPartIsFetchedAndStored() {
    HttpResponse response = range("2-5");
    assertPart(response, "2345", "2-5/10");
    assertThat(status(response)).startsWith("jcache-http; fwd=uri-miss; fwd-status=206; stored");
  }

  @Test
  void anExpireAfterFillsInForAPartAsForTheWhole() {
    scenario.settings.expireAfter(ExpireAfter.parse("10m"));
    scenario.origin.answers(
        sent -> {
          HttpResponse part = server.send(sent);
          return part.withFields(part.fields().without(List.of("Cache-Control")));
        });
    range("2-5");
    assertThat(status(range("2-5"))).isEqualTo("jcache-http; hit; ttl=600");
  }

  @ParameterizedTest
  @CsvSource({
    "4-8, 45678, 4-8/10",
    "5-6, 56, 5-6/10",
    "4-4, 4, 4-4/10",
  })
  void section3_3_aStoredPartAnswersWhatIsInsideIt(
      String wanted, String content, String positions) {
    range("4-8");
    HttpResponse response = range(wanted);
    assertPart(response, content, positions);
    assertThat(status(response)).startsWith("jcache-http; hit");
    assertThat(scenario.origin.calls()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"7-", "-3", "8-99", "-1"})
  void theEndIsKnownByTheCompleteLength(String wanted) {
    range("7-9");
    assertThat(status(range(wanted))).startsWith("jcache-http; hit");
  }

  @ParameterizedTest
  @ValueSource(strings = {"3-5", "5-9", "0-", "-7", "0-1", "20-"})
  void aRangeThatIsNotInsideIsFetched(String wanted) {
    range("4-8");
    assertThat(status(range(wanted))).contains("; fwd=partial; ");
    assertThat(scenario.origin.asked().first("Range")).contains("bytes=" + wanted);
  }

  @Test
  void aCompleteResponseIsFetchedAndTakesThePlaceOfAPart() {
    range("4-8");
    HttpResponse complete = scenario.get();
    assertThat(body(complete)).isEqualTo("0123456789");
    assertThat(status(complete)).contains("; fwd=partial; fwd-status=200; stored");
    assertPart(range("0-1"), "01", "0-1/10");
    assertThat(scenario.origin.calls()).isEqualTo(2);
  }

  @Test
  void aCompleteResponseToARangeIsStoredAsSuch() {
    scenario.origin.answers(200, "Cache-Control", "max-age=60");
    assertThat(range("0-0").status()).isEqualTo(200);
    assertThat(status(scenario.get())).contains("; hit");
  }

  @Test
  void headDoesNotUseAPart() {
    range("4-8");
    HttpResponse head = scenario.send("HEAD", Scenario.URI_OF_A);
    assertThat(status(head)).contains("; fwd=partial; ");
    assertThat(status(range("4-8"))).contains("; hit");
  }

  @Test
  void onlyIfCachedIsRefusedByAPartThatIsTooSmall() {
    range("4-8");
    assertThat(range("0-1", "Cache-Control", "only-if-cached").status()).isEqualTo(504);
    assertThat(range("4-5", "Cache-Control", "only-if-cached").status()).isEqualTo(206);
  }

  @Test
  void section13_1_5_ifRangeGoesAlongAndIsComparedWithAStoredPart() {
    range("4-8", "If-Range", "\"v1\"");
    assertThat(scenario.origin.asked().first("If-Range")).contains("\"v1\"");
    assertThat(status(range("4-5", "If-Range", "\"v1\""))).contains("; hit");
    assertThat(range("4-5", "If-Range", "\"v0\"").status()).isEqualTo(200);
    assertThat(status(range("0-1"))).contains("; hit");
  }

  @Test
  void aCallersConditionIsAnsweredFromAPart() {
    range("4-8");
    assertThat(range("4-8", "If-None-Match", "\"v1\"").status()).isEqualTo(304);
    assertThat(scenario.origin.calls()).isEqualTo(1);
  }

  @Test
  void section4_3_1_aStalePartIsValidated() {
    range("4-8");
    scenario.passes(61);
    assertPart(range("5-6"), "56", "5-6/10");
    assertThat(scenario.origin.asked().first("If-None-Match")).contains("\"v1\"");
    assertThat(scenario.origin.asked().first("Range")).contains("bytes=5-6");
    assertPart(range("4-8"), "45678", "4-8/10");
    assertThat(scenario.origin.calls()).isEqualTo(2);
  }

  @Test
  void section4_3_3_anotherPartReplacesAStaleOne() {
    range("4-8");
    scenario.passes(61);
    server.changesTo("abcdefghij", "\"v2\"");
    assertPart(range("5-6"), "fg", "5-6/10");
    assertThat(status(range("5-6"))).contains("; hit");
    assertThat(status(range("4-5"))).contains("; fwd=partial");
  }

  @Test
  void section4_2_4_aStalePartAnswersForAnOriginOutOfReach() {
    range("4-8");
    scenario.passes(61);
    scenario.origin.isDown();
    assertPart(range("5-6"), "56", "5-6/10");
  }

  @ParameterizedTest
  @CsvSource({
    "2-4, 5-7, 2-7, 234567",
    "5-7, 2-4, 2-7, 234567",
    "2-5, 4-7, 2-7, 234567",
    "4-5, 2-7, 2-7, 234567",
    "2-3, 4-4, 2-4, 234",
  })
  void section3_4_partsWithoutAGapAreCombined(
      String one, String other, String both, String content) {
    range(one);
    range(other);
    assertPart(range(both), content, both + "/10");
    assertThat(scenario.origin.calls()).isEqualTo(2);
  }

  @Test
  void section3_4_partsOfEverythingAreACompleteResponse() {
    range("0-4");
    range("5-");
    HttpResponse complete = scenario.get();
    assertThat(complete.status()).isEqualTo(200);
    assertThat(body(complete)).isEqualTo("0123456789");
    assertThat(complete.fields().has("Content-Range")).isFalse();
    assertThat(complete.fields().all("Content-Length")).containsExactly("10");
    assertThat(scenario.origin.calls()).isEqualTo(2);
  }

  @Test
  void onePartThatIsEverythingIsACompleteResponse() {
    assertPart(range("0-"), "0123456789", "0-9/10");
    assertThat(body(scenario.get())).isEqualTo("0123456789");
    assertThat(scenario.origin.calls()).isEqualTo(1);
  }

  @Test
  void section3_4_theFieldsOfACombinedResponseAreTheNewerOnes() {
    server.says("Cache-Control", "max-age=60", "X-Served", "first", "X-Kept", "1");
    range("0-4");
    scenario.passes(30);
    server.says("Cache-Control", "max-age=60", "X-Served", "second");
    range("5-9");
    scenario.passes(40);
    HttpResponse complete = scenario.get();
    assertThat(status(complete)).contains("; hit");
    assertThat(complete.fields().all("X-Served")).containsExactly("second");
    assertThat(complete.fields().all("X-Kept")).containsExactly("1");
  }

  @Test
  void section3_4_partsWithAGapAreNotCombined() {
    range("0-3");
    range("5-9");
    assertThat(status(range("5-9"))).contains("; hit");
    assertThat(status(range("0-3"))).contains("; fwd=partial");
  }

  @ParameterizedTest
  @CsvSource({"W/\"v1\", W/\"v1\"", "\"v1\", \"v2\""})
  void section3_4_partsWithoutACommonStrongTagAreNotCombined(String one, String other) {
    server.changesTo("0123456789", one);
    range("0-4");
    server.changesTo("0123456789", other);
    range("5-9");
    assertThat(status(range("5-9"))).contains("; hit");
    assertThat(status(range("0-9"))).contains("; fwd=partial");
  }

  @Test
  void partsThatAreTooLargeTogetherAreNotCombined() {
    scenario.settings.maxBodySize(5);
    range("0-4");
    range("5-9");
    assertThat(status(range("5-9"))).contains("; hit");
    assertThat(status(range("0-4"))).contains("; fwd=partial");
  }

  @Test
  void aVariantHasPartsOfItsOwn() {
    server.says("Cache-Control", "max-age=60", "Vary", "Accept-Language");
    range("0-4", "Accept-Language", "de");
    range("5-9", "Accept-Language", "de");
    assertThat(status(scenario.get("Accept-Language", "de"))).contains("; hit");
    assertThat(status(range("0-4", "Accept-Language", "en"))).contains("; fwd=vary-miss");
  }

  @Test
  void rfc9110_section13_2_2_aStaleCompleteResponseIsValidatedForARange() {
    scenario.get();
    scenario.passes(61);
    HttpResponse part = range("0-1");
    assertPart(part, "01", "0-1/10");
    assertThat(status(part)).contains("; fwd=stale; fwd-status=304; stored; ttl=60");
    assertThat(scenario.origin.asked().first("If-None-Match")).contains("\"v1\"");
    assertThat(scenario.origin.asked().first("Range")).contains("bytes=0-1");
    assertThat(status(scenario.get())).contains("; hit");
  }

  @Test
  void section4_3_3_aPartOfAnotherRepresentationEndsAStaleCompleteResponse() {
    scenario.get();
    scenario.passes(61);
    server.changesTo("abc", "\"v2\"");
    assertPart(range("0-1"), "ab", "0-1/3");
    assertThat(body(scenario.get())).isEqualTo("abc");
  }

  @Test
  void aStaleCompleteResponseIsNotReplacedByAPart() {
    scenario.get();
    scenario.passes(61);
    scenario.origin.answers(
        request ->
            server.send(request.withFields(request.fields().without(List.of("If-None-Match")))));
    assertThat(status(range("0-1"))).contains("; fwd=stale; fwd-status=206");
    scenario.origin.answers(server);
    assertThat(status(scenario.get())).contains("; fwd=stale; fwd-status=304; stored");
  }

  @Test
  void aStaleCompleteResponseWithoutValidatorIsNotReplacedByAPart() {
    scenario.origin.answers(200, "Cache-Control", "max-age=60, stale-if-error=600");
    scenario.get();
    scenario.passes(61);
    scenario.origin.answers(server);
    assertThat(status(range("0-1"))).contains("; fwd=bypass; fwd-status=206; detail=range");
  }

  @Test
  void aCompleteResponseThatCameMeanwhileIsNotReplacedByAPart() {
    scenario.origin.answers(
        request -> {
          scenario.origin.answers(server);
          scenario.get();
          return server.send(request);
        });
    assertThat(status(range("0-1"))).endsWith("; detail=superseded");
    assertThat(status(scenario.get())).contains("; hit");
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "none",
      value = {
        "none, text/plain",
        "bytes 0-0/*, text/plain",
        "bytes 1-0/9, text/plain",
        "bytes 0-9/9, text/plain",
        "lines 0-0/9, text/plain",
        "bytes 0-0/9, multipart/byteranges; boundary=x"
      })
  void aPartThatDoesNotSayWhichOneItIsIsNotStored(String contentRange, String type) {
    String[] fields =
        contentRange == null
            ? new String[] {"Cache-Control", "max-age=60"}
            : new String[] {
              "Cache-Control", "max-age=60", "Content-Range", contentRange, "Content-Type", type
            };
    scenario.origin.answers(206, fields);
    assertThat(status(range("0-0"))).endsWith("; detail=content-range");
    assertThat(scenario.provider.cache()).isEmpty();
  }

  @Test
  void aPartThatNobodyAskedForIsNotStored() {
    scenario.origin.answers(206, "Cache-Control", "max-age=60", "Content-Range", "bytes 0-0/9");
    assertThat(status(scenario.get())).endsWith("; detail=content-range");
  }

  @ParameterizedTest
  @ValueSource(strings = {"bytes 0-1/9", "bytes 0-999999999999999998/999999999999999999"})
  void aPartOfAnotherLengthThanItSaysIsNotStored(String contentRange) {
    scenario.origin.answers(206, "Cache-Control", "max-age=60", "Content-Range", contentRange);
    assertThat(status(range("0-1"))).containsAnyOf("; detail=truncated", "; detail=too-large");
    assertThat(scenario.provider.cache()).isEmpty();
  }

  @Test
  void aPartThatTheClientDecodedIsNotStored() {
    Body decoded = Body.of(new ByteArrayInputStream(new byte[20]));
    scenario.origin.answers(
        request ->
            ScriptedOrigin.response(
                    206,
                    "Cache-Control",
                    "max-age=60",
                    "Content-Encoding",
                    "gzip",
                    "Content-Range",
                    "bytes 0-9/90")
                .withBody(decoded));
    assertThat(status(range("0-9"))).endsWith("; detail=content-range");
  }

  @Test
  void section15_5_17_aRangeThatCannotBeSatisfiedIsNotStored() {
    scenario.origin.answers(416, "Cache-Control", "max-age=60", "Content-Range", "bytes */10");
    assertThat(status(range("20-"))).endsWith("; detail=status");
    assertThat(scenario.provider.cache()).isEmpty();
  }

  @Test
  void aPartOfMoreThanAnArrayHoldsKeepsItsPositions() {
    String positions = "bytes 5000000000-5000000000/9000000000";
    scenario.origin.answers(206, "Cache-Control", "max-age=60", "Content-Range", positions);
    range("5000000000-5000000000");
    HttpResponse hit = range("5000000000-5000000000");
    assertThat(status(hit)).contains("; hit");
    assertPart(hit, "1", "5000000000-5000000000/9000000000");
  }
}
