package org.jcachehttp.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jcachehttp.http.Scenario.body;
import static org.jcachehttp.http.Scenario.status;

import java.time.Duration;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jcachehttp.http.maintenance.Criteria;
import org.jcachehttp.http.message.Body;
import org.jcachehttp.http.message.HttpRequest;
import org.jcachehttp.http.message.HttpResponse;
import org.jcachehttp.http.settings.ExpireAfter;
import org.jcachehttp.http.stored.CachedResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** RFC 9875. */
class CacheGroupsTest {

  private static final String OTHER = "http://example.com/b";

  @RegisterExtension private final Scenario scenario = new Scenario();

  private void originHasGroups(String groups, String... fields) {
    String[] all = new String[fields.length + 4];
    System.arraycopy(fields, 0, all, 0, fields.length);
    all[fields.length] = "Cache-Control";
    all[fields.length + 1] = "max-age=60";
    all[fields.length + 2] = "Cache-Groups";
    all[fields.length + 3] = groups;
    scenario.origin.answers(200, all);
  }

  /** An unsafe request to another resource, whose response invalidates those groups. */
  private HttpResponse invalidate(String groups) {
    return send("POST", OTHER, groups);
  }

  private HttpResponse send(String method, String uri, String groups) {
    scenario.origin.answers(
        request ->
            request.method().equals("GET")
                ? ScriptedOrigin.response(
                    200, "Cache-Control", "max-age=60", "Cache-Groups", "\"g\"")
                : ScriptedOrigin.response(200, "Cache-Group-Invalidation", groups));
    return scenario.send(method, uri);
  }

  @Test
  void section2_aResponseWithGroupsIsReused() {
    originHasGroups("\"g\", \"h\"");
    scenario.get();
    HttpResponse hit = scenario.get();
    assertThat(status(hit)).startsWith("jcache-http; hit");
    assertThat(hit.fields().first("Cache-Groups")).contains("\"g\", \"h\"");
  }

  @ParameterizedTest
  @ValueSource(strings = {"POST", "PUT", "DELETE", "PATCH", "INVENTED"})
  void section3_aResponseToAnUnsafeMethodInvalidatesItsGroups(String method) {
    originHasGroups("\"f\", \"g\"");
    scenario.get();
    send(method, OTHER, "\"x\", \"g\"");
    HttpResponse fetched = scenario.get();
    assertThat(status(fetched)).isEqualTo("jcache-http; fwd=miss; fwd-status=200; stored; ttl=60");
    assertThat(body(fetched)).isEqualTo("3");
    assertThat(body(scenario.get())).isEqualTo("3");
  }

  @ParameterizedTest
  @ValueSource(strings = {"GET", "HEAD", "OPTIONS", "QUERY", "PROPFIND"})
  void section3_aSafeMethodInvalidatesNothing(String method) {
    originHasGroups("\"g\"");
    scenario.get();
    scenario.origin.answers(200, "Cache-Group-Invalidation", "\"g\"");
    scenario.send(method, OTHER);
    assertThat(body(scenario.get())).isEqualTo("1");
  }

  @ParameterizedTest
  @CsvSource({
    "http://example.com/b, 3",
    "http://EXAMPLE.com:80/b, 3",
    "https://example.com/b, 1",
    "http://example.com:81/b, 1",
    "http://example.org/b, 1"
  })
  void section2_1_groupsOfAnotherOriginAreOtherGroups(String uri, String expected) {
    originHasGroups("\"g\"");
    scenario.get();
    send("POST", uri, "\"g\"");
    assertThat(body(scenario.get())).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '\'',
      delimiter = '|',
      value = {
        "'\"g\"'                | 3",
        "'\"G\"'                | 1",
        "'\"g\";a=1;b'          | 3",
        "'\"g\";a=\"b,\"'       | 3",
        "'\"x\" ,\t\"g\"'       | 3",
        "'\"\\g\"'              | 1",
        "'g'                    | 1",
        "'\"g\", x'             | 1",
        "'\"g\",'               | 1",
        "'\"g\" \"h\"'          | 1",
        "'(\"g\")'              | 1",
        "'\"g'                  | 1",
      })
  void rfc9651_section4_2_aMalformedFieldIsIgnoredAsAWhole(String groups, String expected) {
    originHasGroups("\"g\"");
    scenario.get();
    invalidate(groups);
    assertThat(body(scenario.get())).isEqualTo(expected);
  }

  @Test
  void section2_1_groupsAreComparedInEveryLine() {
    scenario.origin.answers(
        200, "Cache-Control", "max-age=60", "Cache-Groups", "\"f\"", "Cache-Groups", "\"g\"");
    scenario.get();
    invalidate("\"g\"");
    assertThat(body(scenario.get())).isEqualTo("3");
  }

  @Test
  void section2_2_1_aResponseWithoutTheGroupStaysValid() {
    originHasGroups("\"h\"");
    scenario.get();
    invalidate("\"g\"");
    assertThat(body(scenario.get())).isEqualTo("1");
  }

  @Test
  void section2_2_1_aGroupedInvalidationDoesNotCascade() {
    originHasGroups("\"g\", \"h\"");
    scenario.get();
    originHasGroups("\"h\"");
    scenario.send("GET", "http://example.com/c");
    invalidate("\"g\"");
    assertThat(body(scenario.get())).isEqualTo("4");
    assertThat(body(scenario.send("GET", "http://example.com/c"))).isEqualTo("2");
  }

  @Test
  void section2_thirtyTwoGroupsOfThirtyTwoCharactersAreSupported() {
    String groups = groups(32);
    originHasGroups(groups);
    scenario.get();
    assertThat(body(scenario.get())).isEqualTo("1");
    invalidate("\"" + "g".repeat(30) + "41\"");
    assertThat(body(scenario.get())).isEqualTo("3");
  }

  @Test
  void section2_aResponseWithMoreGroupsThanTheLimitIsNotStored() {
    originHasGroups(groups(128));
    assertThat(status(scenario.get())).contains("stored");
    originHasGroups(groups(129));
    assertThat(status(scenario.send("GET", OTHER))).contains("detail=head-too-large");
  }

  private static String groups(int count) {
    return IntStream.range(10, count + 10)
        .mapToObj(number -> "\"" + "g".repeat(30) + number + "\"")
        .collect(Collectors.joining(", "));
  }

  @Test
  void allVariantsAreInvalidated() {
    originHasGroups("\"g\"", "Vary", "A");
    scenario.get("A", "1");
    scenario.get("A", "2");
    assertThat(body(scenario.get("A", "1"))).isEqualTo("1");
    invalidate("\"g\"");
    originHasGroups("\"g\"", "Vary", "A");
    assertThat(status(scenario.get("A", "1"))).contains("fwd=miss");
    originHasGroups("\"g\"", "Vary", "A");
    assertThat(status(scenario.get("A", "2"))).contains("fwd=miss");
  }

  @Test
  void theResponsesOfAllUsersAreInvalidated() {
    originHasGroups("\"g\"");
    scenario.get("Authorization", "Bearer one");
    scenario.get("Authorization", "Bearer two");
    scenario.get();
    invalidate("\"g\"");
    assertThat(status(scenario.get("Authorization", "Bearer one"))).contains("fwd=miss");
    assertThat(status(scenario.get("Authorization", "Bearer two"))).contains("fwd=miss");
    assertThat(status(scenario.get())).contains("fwd=miss");
  }

  @Test
  void aRevalidatedResponseKeepsItsGroups() {
    originHasGroups("\"g\"", "ETag", "\"1\"");
    scenario.get();
    scenario.passes(61);
    scenario.origin.answers(304, "ETag", "\"1\"", "Cache-Control", "max-age=60");
    assertThat(status(scenario.get())).contains("fwd=stale; fwd-status=304; stored");
    assertThat(status(scenario.get())).contains("hit");
    invalidate("\"g\"");
    assertThat(status(scenario.get())).contains("fwd=miss; fwd-status=200");
  }

  @Test
  void a304ChangesTheGroups() {
    originHasGroups("\"g\"", "ETag", "\"1\"");
    scenario.get();
    scenario.passes(61);
    scenario.origin.answers(
        304, "ETag", "\"1\"", "Cache-Control", "max-age=60", "Cache-Groups", "\"h\"");
    scenario.get();
    invalidate("\"g\"");
    assertThat(status(scenario.get())).contains("hit");
    invalidate("\"h\"");
    assertThat(status(scenario.get())).contains("fwd=miss");
  }

  @Test
  void aPartIsInvalidated() {
    scenario.origin.answers(
        request ->
            ScriptedOrigin.response(
                    206,
                    "Cache-Control",
                    "max-age=60",
                    "ETag",
                    "\"1\"",
                    "Content-Range",
                    "bytes 0-0/9",
                    "Cache-Groups",
                    "\"g\"")
                .withBody(Body.of(new byte[] {'a'})));
    assertThat(status(scenario.get("Range", "bytes=0-0"))).contains("stored");
    assertThat(status(scenario.get("Range", "bytes=0-0"))).contains("hit");
    scenario.origin.answers(200, "Cache-Group-Invalidation", "\"g\"");
    scenario.send("POST", OTHER);
    scenario.origin.answers(
        request ->
            ScriptedOrigin.response(
                    206,
                    "Cache-Control",
                    "max-age=60",
                    "ETag",
                    "\"1\"",
                    "Content-Range",
                    "bytes 0-0/9")
                .withBody(Body.of(new byte[] {'b'})));
    HttpResponse fetched = scenario.get("Range", "bytes=0-0");
    assertThat(status(fetched)).contains("fwd=miss").contains("stored");
    assertThat(body(scenario.get("Range", "bytes=0-0"))).isEqualTo("b");
  }

  @Test
  void aLostGenerationIsAMissAndNeverMakesAResponseValidAgain() {
    originHasGroups("\"g\"");
    scenario.get();
    CachedResponse stored =
        scenario.responses().stream(Criteria.all())
            .findFirst()
            .flatMap(summary -> scenario.responses().get(summary.key()))
            .orElseThrow();
    String group = stored.generations().keySet().iterator().next();
    invalidate("\"g\"");
    scenario.provider.cache().remove(group);
    assertThat(status(scenario.send("GET", "http://example.com/c"))).contains("stored");
    assertThat(scenario.provider.cache().containsKey(group)).isTrue();
    assertThat(status(scenario.get())).contains("fwd=miss");
    assertThat(status(scenario.get())).contains("hit");
  }

  @Test
  void theGenerationIsRetainedAsLongAsTheResponses() {
    scenario.origin.answers(200, "Cache-Control", "max-age=60", "Cache-Groups", "\"g\"");
    scenario.get();
    scenario.origin.answers(200, "Cache-Control", "max-age=999999", "Cache-Groups", "\"g\"");
    scenario.send("GET", OTHER);
    CachedResponse longest = scenario.responses().get(HttpRequest.get(OTHER)).orElseThrow();
    CachedResponse group =
        scenario.provider.cache().get(longest.generations().keySet().iterator().next());
    assertThat(group.times().retainUntil()).isGreaterThanOrEqualTo(longest.times().retainUntil());
    assertThat(body(scenario.get())).isEqualTo("1");
  }

  @Test
  void maintenanceSeesNoEntryOfAGroup() {
    originHasGroups("\"g\"");
    scenario.get();
    assertThat(scenario.responses().count(Criteria.all())).isEqualTo(1);
    assertThat(scenario.responses().setLifetime(ExpireAfter.of(Duration.ofHours(1)))).isEqualTo(1);
    assertThat(scenario.responses().rekey()).isZero();
    assertThat(status(scenario.get())).isEqualTo("jcache-http; hit; ttl=3600");
    assertThat(scenario.responses().deleteUrls(Scenario.URI_OF_A)).isEqualTo(1);
    assertThat(scenario.responses().purgeExpired()).isZero();
  }
}
