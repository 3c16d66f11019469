package org.jcachehttp.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.jcachehttp.http.Scenario.body;
import static org.jcachehttp.http.Scenario.status;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Set;
import org.jcachehttp.http.message.Body;
import org.jcachehttp.http.message.Fields;
import org.jcachehttp.http.message.HttpRequest;
import org.jcachehttp.http.message.HttpResponse;
import org.jcachehttp.http.settings.CallOptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** RFC 9111 section 3.4: a stored part is completed by a request for the rest. */
class PartCompletionTest {

  private static final String TEN_BYTES = "0123456789";

  @RegisterExtension private final Scenario scenario = new Scenario();

  private final RangeServer server = new RangeServer();

  @BeforeEach
  void theOriginHasTenBytes() {
    scenario.origin.answers(server);
  }

  private HttpResponse range(String range) {
    return scenario.get("Range", "bytes=" + range);
  }

  private Fields asked() {
    return scenario.origin.asked();
  }

  @ParameterizedTest
  @CsvSource({"0-4, bytes=5-", "0-8, bytes=9-", "5-9, bytes=0-4", "9-9, bytes=0-8"})
  void section3_4_theRestOfAStoredPartIsFetched(String stored, String rest) {
    range(stored);
    HttpResponse complete = scenario.get();
    assertThat(asked().all("Range")).containsExactly(rest);
    assertThat(asked().all("If-Range")).containsExactly("\"v1\"");
    assertThat(complete.status()).isEqualTo(200);
    assertThat(body(complete)).isEqualTo(TEN_BYTES);
    assertThat(complete.fields().has("Content-Range")).isFalse();
    assertThat(complete.fields().all("Content-Length")).containsExactly("10");
    assertThat(status(complete))
        .startsWith("jcache-http; fwd=partial; fwd-status=206; stored; ttl=60");
    assertThat(complete.fields().all("Cache-Status")).hasSize(1);
    HttpResponse hit = scenario.get();
    assertThat(status(hit)).isEqualTo("jcache-http; hit; ttl=60");
    assertThat(body(hit)).isEqualTo(TEN_BYTES);
    assertThat(scenario.origin.calls()).isEqualTo(2);
  }

  @Test
  void section3_4_theFieldsAreThoseOfTheRest() {
    server.says("Cache-Control", "max-age=60", "A", "1", "B", "1");
    range("0-4");
    server.says("Cache-Control", "max-age=90", "A", "2");
    Fields fields = scenario.get().fields();
    assertThat(fields.all("A")).containsExactly("2");
    assertThat(fields.all("B")).containsExactly("1");
    assertThat(status(scenario.get())).isEqualTo("jcache-http; hit; ttl=90");
  }

  @Test
  void section3_4_aStalePartIsCompletedToo() {
    range("0-4");
    scenario.passes(61);
    assertThat(body(scenario.get())).isEqualTo(TEN_BYTES);
    assertThat(asked().first("Range")).contains("bytes=5-");
    assertThat(status(scenario.get())).isEqualTo("jcache-http; hit; ttl=60");
  }

  @ParameterizedTest
  @ValueSource(strings = {"01", "0123456"})
  void aBeginningOfAnotherSizeThanStatedFails(String beginning) {
    range("5-9");
    scenario.origin.answers(
        request ->
            ScriptedOrigin.response(206, "Content-Range", "bytes 0-4/10", "ETag", "\"v1\"")
                .withBody(Body.of(new ByteArrayInputStream(beginning.getBytes(UTF_8)))));
    assertThatThrownBy(scenario::get).hasStackTraceContaining("bytes, but states 5");
    scenario.origin.answers(server);
    assertThat(body(scenario.get())).isEqualTo(TEN_BYTES);
  }

  @Test
  void aReloadFetchesTheWhole() throws IOException {
    range("0-4");
    CacheSession session = CacheSession.over(scenario.settings.over(scenario.provider.cache()));
    HttpResponse whole =
        session.execute(
            HttpRequest.get(Scenario.URI_OF_A),
            scenario.origin,
            CacheMode.RELOAD,
            CallOptions.none());
    assertThat(body(whole)).isEqualTo(TEN_BYTES);
    assertThat(asked().has("Range")).isFalse();
    assertThat(asked().has("If-Range")).isFalse();
  }

  @Test
  void theTagsOfThePartAreThoseOfTheWhole() throws IOException {
    HttpRequest part =
        HttpRequest.get(Scenario.URI_OF_A).withFields(Fields.of("Range", "bytes=0-4"));
    scenario
        .settings
        .over(scenario.provider.cache())
        .execute(part, scenario.origin, CallOptions.none().withTags(Set.of("user:7")));
    assertThat(body(scenario.get())).isEqualTo(TEN_BYTES);
    scenario.responses().invalidateTag("user:7");
    assertThat(status(scenario.get())).contains("fwd=");
    assertThat(scenario.origin.calls()).isEqualTo(3);
  }

  @Test
  void section13_1_5_anotherRepresentationIsReceivedWhole() {
    range("0-4");
    server.changesTo("abc", "\"v2\"");
    HttpResponse other = scenario.get();
    assertThat(body(other)).isEqualTo("abc");
    assertThat(status(other)).contains("; fwd=partial; fwd-status=200; stored");
    assertThat(status(scenario.get())).contains("; hit");
    assertThat(scenario.origin.calls()).isEqualTo(2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"W/\"v1\"", "v1", ""})
  void section13_1_5_withoutAStrongTagTheWholeIsFetched(String tag) {
    server.changesTo(TEN_BYTES, tag);
    range("0-4");
    assertThat(body(scenario.get())).isEqualTo(TEN_BYTES);
    assertThat(asked().has("Range")).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "206, bytes 5-9/10, '\"v2\"'",
    "206, bytes 5-9/11, '\"v1\"'",
    "206, bytes 4-9/10, '\"v1\"'",
    "206, none, '\"v1\"'",
    "416, bytes */10, '\"v1\"'"
  })
  void section3_4_aRestThatDoesNotFitIsDiscardedAndTheWholeFetched(
      int answer, String contentRange, String tag) {
    range("0-4");
    scenario.origin.answers(
        request ->
            request.fields().has("Range")
                ? ScriptedOrigin.response(answer, "Content-Range", contentRange, "ETag", tag)
                    .withBody(Body.of("other".getBytes(UTF_8)))
                : server.send(request));
    HttpResponse whole = scenario.get();
    assertThat(whole.status()).isEqualTo(200);
    assertThat(body(whole)).isEqualTo(TEN_BYTES);
    assertThat(scenario.origin.calls()).isEqualTo(3);
    assertThat(status(scenario.get())).contains("; hit");
  }

  @Test
  void aCodedPartIsNotCompletedBecauseTheClientMayDecodeTheRest() {
    server.says("Cache-Control", "max-age=60", "Content-Encoding", "gzip");
    range("0-4");
    assertThat(body(scenario.get())).isEqualTo(TEN_BYTES);
    assertThat(asked().has("Range")).isFalse();
  }

  @Test
  void anErrorOfTheOriginIsPassedOn() {
    range("0-4");
    scenario.origin.answers(503);
    assertThat(scenario.get().status()).isEqualTo(503);
    assertThat(status(range("0-4"))).contains("; hit");
  }

  @Test
  void section3_3_aRestThatEndsEarlyIsNotStored() {
    range("0-4");
    scenario.origin.answers(
        request -> {
          HttpResponse rest = server.send(request);
          return rest.withBody(Body.of(new FedStream().breaks()));
        });
    assertThatThrownBy(scenario::get).isInstanceOf(UncheckedIOException.class);
    scenario.origin.answers(server);
    assertThat(status(range("0-4"))).contains("; hit");
    assertThat(body(scenario.get())).isEqualTo(TEN_BYTES);
  }

  @Test
  void aRestWithoutItsEndIsNotStored() {
    range("0-4");
    scenario.origin.answers(
        request ->
            server
                .send(request)
                .withBody(Body.of(new ByteArrayInputStream(new byte[] {'5', '6'}))));
    assertThat(status(scenario.get())).endsWith("; detail=truncated");
    scenario.origin.answers(server);
    assertThat(body(scenario.get())).isEqualTo(TEN_BYTES);
  }

  @Test
  void whatIsTooLargeTogetherIsFetchedWhole() {
    scenario.settings.maxBodySize(9);
    range("0-4");
    assertThat(body(scenario.get())).isEqualTo(TEN_BYTES);
    assertThat(asked().has("Range")).isFalse();
  }

  @Test
  void aLongBodyPassesToItsCallerAndIsStoredAtItsEnd() {
    server.changesTo(TEN_BYTES.repeat(20_000), "\"v1\"");
    range("0-99999");
    HttpResponse complete = scenario.get();
    assertThat(asked().first("Range")).contains("bytes=100000-");
    assertThat(body(complete)).isEqualTo(TEN_BYTES.repeat(20_000));
    assertThat(status(complete)).contains("; fwd-status=206; stored");
    assertThat(body(scenario.get())).isEqualTo(TEN_BYTES.repeat(20_000));
    assertThat(scenario.origin.calls()).isEqualTo(2);
  }

  @Test
  void aCallersConditionIsTheOriginsToEvaluate() {
    range("0-4");
    assertThat(scenario.get("If-None-Match", "\"v1\"").status()).isEqualTo(304);
    assertThat(asked().has("Range")).isFalse();
  }

  @Test
  void section4_1_theRestIsOfTheSameVariant() {
    server.says("Cache-Control", "max-age=60", "Vary", "Accept-Language");
    scenario.get("Range", "bytes=0-4", "Accept-Language", "de");
    assertThat(body(scenario.get("Accept-Language", "de"))).isEqualTo(TEN_BYTES);
    assertThat(asked().first("Range")).contains("bytes=5-");
    assertThat(body(scenario.get("Accept-Language", "en"))).isEqualTo(TEN_BYTES);
    assertThat(asked().has("Range")).isFalse();
  }

  @Test
  void section5_2_1_7_onlyIfCachedCompletesNothing() {
    range("0-4");
    assertThat(scenario.get("Cache-Control", "only-if-cached").status()).isEqualTo(504);
    assertThat(scenario.origin.calls()).isEqualTo(1);
  }

  @Test
  void anotherUserCompletesNothing() {
    scenario.get("Range", "bytes=0-4", "Authorization", "Basic x");
    assertThat(body(scenario.get("Authorization", "Basic y"))).isEqualTo(TEN_BYTES);
    assertThat(asked().all("Range")).isEqualTo(List.of());
  }
}
