package org.jcachehttp.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jcachehttp.http.Scenario.body;
import static org.jcachehttp.http.Scenario.status;

import java.util.concurrent.atomic.AtomicInteger;
import javax.cache.Cache;
import org.jcachehttp.http.maintenance.Criteria;
import org.jcachehttp.http.maintenance.ResponseSummary;
import org.jcachehttp.http.message.HttpRequest;
import org.jcachehttp.http.message.HttpResponse;
import org.jcachehttp.http.settings.ExtensionSettings;
import org.jcachehttp.http.settings.FieldHandling;
import org.jcachehttp.http.stored.CachedResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Draft-ietf-httpbis-no-vary-search: a response answers requests with other queries. */
class NoVarySearchTest {

  private static final String PATH = "http://example.com/search";
  private static final String ONLY_ID = "params, except=(\"id\")";

  @RegisterExtension private final Scenario scenario = new Scenario();

  private void originSays(String noVarySearch, String... fields) {
    scenario.origin.answers(
        request ->
            ScriptedOrigin.response(200, fields)
                .withFields(
                    ScriptedOrigin.response(
                            200, "No-Vary-Search", noVarySearch, "Cache-Control", "max-age=60")
                        .fields()
                        .with(fields)));
  }

  private HttpResponse get(String query, String... fields) {
    return scenario.send("GET", PATH + query, fields);
  }

  private String statusOf(String query, String... fields) {
    return status(get(query, fields));
  }

  @ParameterizedTest
  @CsvSource({
    "key-order, ?a=1&b=2, ?b=2&a=1",
    "params, ?a=1, ?b=2",
    "params, '', ?b=2",
    "params, ?b=2, ''",
    "'params=(\"utm\")', ?id=1&utm=x, ?id=1",
    "'params=(\"utm\")', ?id=1, ?utm=y&id=1",
    "'params, except=(\"id\")', ?id=1&a=1, ?b=2&id=1",
    "'params=(\"utm\")', ?q=a%20b, ?q=a+b&utm"
  })
  void anEquivalentTargetIsAnswered(String field, String first, String second) {
    originSays(field);
    get(first);
    HttpResponse hit = get(second);
    assertThat(status(hit)).isEqualTo("jcache-http; hit; ttl=60");
    assertThat(body(hit)).isEqualTo("1");
    assertThat(statusOf(first)).contains("hit");
  }

  @ParameterizedTest
  @CsvSource({
    "key-order, ?a=1&b=2, ?b=1&a=2",
    "key-order, ?a=1&a=2, ?a=2&a=1",
    "'params=(\"utm\")', ?id=1&utm=x, ?id=2",
    "'params=(\"utm\")', ?id=1&a=1, ?a=1&id=1",
    "'params, except=(\"id\")', ?id=1, ?id=2",
    "'params, except=(\"id\")', ?id=1, ?ID=1",
    "'params, except=(id)', ?id=1, ?id=1&a=2",
    "params=?0, ?id=1, ?id=1&a=2"
  })
  void anotherTargetIsNotAnswered(String field, String first, String second) {
    originSays(field);
    get(first);
    assertThat(statusOf(second)).contains("fwd=uri-miss");
    assertThat(body(get(first))).isEqualTo("1");
    assertThat(body(get(second))).isEqualTo("2");
  }

  @Test
  void anotherPathIsNotAnswered() {
    originSays("params");
    get("?a=1");
    assertThat(status(scenario.send("GET", "http://example.com/other?a=1"))).contains("fwd");
    assertThat(status(scenario.send("GET", "http://example.org/search?a=1"))).contains("fwd");
  }

  @Test
  void anotherCredentialIsNotAnswered() {
    originSays("params");
    get("?a=1", "Authorization", "Basic alice");
    assertThat(statusOf("?a=2", "Authorization", "Basic bob")).contains("fwd=uri-miss");
    assertThat(statusOf("?a=2", "Authorization", "Basic alice")).contains("hit");
  }

  @Test
  void aSecretParameterStillSeparatesUsers() {
    originSays("params");
    get("?api_key=alice");
    assertThat(statusOf("?api_key=bob&x=1")).contains("fwd=uri-miss");
  }

  @Test
  void variantsAreSelectedAmongEquivalentTargets() {
    originSays(ONLY_ID, "Vary", "Accept");
    get("?id=1&a=1", "Accept", "text/html");
    get("?id=1&a=2", "Accept", "text/plain");
    assertThat(body(get("?id=1&a=3", "Accept", "text/html"))).isEqualTo("1");
    assertThat(body(get("?id=1&a=4", "Accept", "text/plain"))).isEqualTo("2");
  }

  @Test
  void aStaleResponseIsValidatedForTheEquivalentTarget() {
    originSays(ONLY_ID, "ETag", "\"1\"");
    get("?id=1&a=1");
    scenario.passes(90);
    scenario.origin.answers(
        304, "ETag", "\"1\"", "Cache-Control", "max-age=60", "No-Vary-Search", ONLY_ID);
    assertThat(statusOf("?id=1&a=2")).endsWith("fwd-status=304; stored; ttl=60");
    assertThat(statusOf("?id=1&a=3")).contains("hit");
  }

  @Test
  void aNotModifiedResponseWithAnotherVarianceEndsTheUseOfTheStoredOne() {
    originSays(ONLY_ID, "ETag", "\"1\"");
    get("?id=1&a=1");
    scenario.passes(90);
    scenario.origin.answers(
        304, "ETag", "\"1\"", "Cache-Control", "max-age=60", "No-Vary-Search", "key-order");
    assertThat(statusOf("?id=1&a=2")).endsWith("fwd-status=304; detail=superseded");
    assertThat(statusOf("?id=1")).contains("fwd=uri-miss");
  }

  @Test
  void aResponseWithoutTheFieldIsForItsOwnTarget() {
    originSays(ONLY_ID);
    get("?id=1&a=1");
    scenario.passes(90);
    scenario.origin.answers(200, "Cache-Control", "max-age=60");
    get("?id=1&a=2");
    assertThat(statusOf("?id=1&a=2")).contains("hit");
    assertThat(statusOf("?id=1&a=3")).contains("fwd=uri-miss");
  }

  @Test
  void aResponseWithAnotherVarianceReplacesIt() {
    originSays(ONLY_ID);
    get("?id=1&a=1");
    originSays("params, except=(\"a\")");
    get("?id=2&a=1");
    assertThat(body(get("?id=3&a=1"))).isEqualTo("2");
    assertThat(body(get("?id=1"))).isEqualTo("1");
  }

  @Test
  void anUnsafeRequestInvalidatesTheEquivalentResponse() {
    originSays(ONLY_ID);
    get("?id=1&a=1");
    scenario.send("POST", PATH + "?id=1&a=9");
    assertThat(statusOf("?id=1&a=1")).contains("fwd=uri-miss");
  }

  @Test
  void maintenanceFindsAndRemovesTheEquivalentResponse() {
    originSays(ONLY_ID);
    get("?id=1&a=1");
    HttpRequest equivalent = HttpRequest.get(PATH + "?id=1&a=2");
    assertThat(scenario.responses().contains(equivalent)).isTrue();
    assertThat(scenario.responses().stream(Criteria.all()).map(ResponseSummary::url))
        .containsExactly(PATH + "?id=1");
    assertThat(scenario.responses().rekey()).isZero();
    assertThat(statusOf("?id=1&a=3")).contains("hit");
    assertThat(scenario.responses().deleteRequests(equivalent)).isEqualTo(1);
    assertThat(statusOf("?id=1&a=1")).contains("fwd=uri-miss");
  }

  @Test
  void headIsAnsweredToo() {
    originSays(ONLY_ID);
    get("?id=1&a=1");
    assertThat(status(scenario.send("HEAD", PATH + "?a=2&id=1"))).contains("hit");
  }

  @Test
  void theSettingIgnoresTheField() {
    scenario.settings.extensions(
        ExtensionSettings.defaults().withNoVarySearch(FieldHandling.IGNORE));
    originSays("params");
    get("?a=1");
    assertThat(statusOf("?a=2")).contains("fwd=uri-miss");
  }

  @Test
  void aHitOfAKnownPathCostsOneMoreReadAndAMissWithoutTheFieldNone() throws Exception {
    AtomicInteger reads = new AtomicInteger();
    HttpCache cache = scenario.settings.over(counting(reads));
    originSays(ONLY_ID);
    cache.execute(HttpRequest.get(PATH + "?id=1&a=1"), scenario.origin);
    assertThat(readsOf(cache, reads, PATH + "?id=1&a=2")).isEqualTo(2);
    assertThat(readsOf(cache, reads, PATH + "?id=1")).isEqualTo(1);
    scenario.origin.answers(200, "Cache-Control", "max-age=60");
    readsOf(cache, reads, "http://example.com/plain?x=1");
    assertThat(readsOf(cache, reads, "http://example.com/plain?x=2")).isEqualTo(1);
    assertThat(readsOf(cache, reads, "http://example.com/plain?x=2")).isEqualTo(1);
  }

  private int readsOf(HttpCache cache, AtomicInteger reads, String uri) throws Exception {
    reads.set(0);
    cache.execute(HttpRequest.get(uri), scenario.origin);
    return reads.get();
  }

  @SuppressWarnings("unchecked") // the proxy has the interface of the cache
  private Cache<String, CachedResponse> counting(AtomicInteger reads) {
    return (Cache<String, CachedResponse>)
        java.lang.reflect.Proxy.newProxyInstance(
            getClass().getClassLoader(),
            new Class<?>[] {Cache.class},
            (proxy, method, arguments) -> {
              if (method.getName().equals("get")) {
                reads.incrementAndGet();
              }
              try {
                return method.invoke(scenario.provider.cache(), arguments);
              } catch (java.lang.reflect.InvocationTargetException failed) {
                throw failed.getCause();
              }
            });
  }
}
