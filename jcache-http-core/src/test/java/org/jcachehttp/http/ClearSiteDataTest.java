package org.jcachehttp.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jcachehttp.http.Scenario.status;

import java.net.URI;
import java.util.concurrent.CompletableFuture;
import org.jcachehttp.http.maintenance.Criteria;
import org.jcachehttp.http.message.Fields;
import org.jcachehttp.http.message.HttpRequest;
import org.jcachehttp.http.message.HttpResponse;
import org.jcachehttp.http.settings.CacheType;
import org.jcachehttp.http.settings.ExtensionSettings;
import org.jcachehttp.http.settings.FieldHandling;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** W3C Clear Site Data: an origin clears what a private cache stores of it. */
class ClearSiteDataTest {

  private static final String A = "https://example.com/a";
  private static final String B = "https://example.com/b?page=2";
  private static final String LOGOUT = "https://example.com/logout";
  private static final String FIELD = "Clear-Site-Data";

  @RegisterExtension private final Scenario scenario = new Scenario();

  @BeforeEach
  void twoResponsesAreStored() {
    scenario.settings.asyncExecutor(Runnable::run);
    get(A);
    get(B);
  }

  private String get(String uri, String... fields) {
    return status(scenario.send("GET", uri, fields));
  }

  private HttpResponse logsOut(String uri, String value, String... fields) {
    scenario.origin.answers(200, FIELD, value, "Cache-Control", "max-age=60");
    HttpResponse response = scenario.send("POST", uri, fields);
    scenario.origin.answers(200, "Cache-Control", "max-age=60");
    return response;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"cache\"",
        "\"*\"",
        "\"cookies\", \"cache\"",
        "\"cache\" ,\"x\"",
        "\"a,b\",\"*\""
      })
  void allResponsesOfTheOriginAreRemoved(String value) {
    HttpResponse response = logsOut(LOGOUT, value);
    assertThat(response.fields().first(FIELD)).contains(value);
    assertThat(scenario.responses().stream(Criteria.all())).isEmpty();
    assertThat(get(A)).contains("fwd=uri-miss");
    assertThat(get(B)).contains("fwd=uri-miss");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"cookies\"",
        "cache",
        "\"CACHE\"",
        "\"x, \\\"cache\\\"\"",
        "\"a,\"cache\",b\"",
        ""
      })
  void anotherValueRemovesNothing(String value) {
    logsOut(LOGOUT, value);
    assertThat(get(A)).contains("hit");
  }

  @Test
  void withoutHttpsTheFieldIsIgnored() {
    get("http://example.com/a");
    logsOut("http://example.com/logout", "\"cache\"");
    assertThat(get("http://example.com/a")).contains("hit");
    assertThat(get(A)).contains("hit");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://www.example.com/a",
        "https://example.com:8443/a",
        "https://example.community/a",
        "http://example.com/a"
      })
  void responsesOfAnotherOriginStay(String other) {
    get(other);
    logsOut(LOGOUT, "\"cache\"");
    assertThat(get(other)).contains("hit");
  }

  @Test
  void responsesForAnotherCredentialStay() {
    get(A, "Authorization", "Basic alice");
    get(A, "Authorization", "Basic bob");
    logsOut(LOGOUT, "\"cache\"", "Authorization", "Basic alice");
    assertThat(get(A, "Authorization", "Basic alice")).contains("fwd=uri-miss");
    assertThat(get(A, "Authorization", "Basic bob")).contains("hit");
    assertThat(get(A)).contains("hit");
  }

  @Test
  void allVariantsAreRemoved() {
    scenario.origin.answers(200, "Cache-Control", "max-age=60", "Vary", "Accept");
    get("https://example.com/v", "Accept", "text/html");
    get("https://example.com/v", "Accept", "text/plain");
    logsOut(LOGOUT, "\"cache\"");
    assertThat(scenario.responses().stream(Criteria.all())).isEmpty();
    assertThat(get("https://example.com/v", "Accept", "text/html")).contains("fwd=uri-miss");
  }

  @Test
  void aResponseThatClearsIsNotStored() {
    scenario.origin.answers(200, FIELD, "\"cache\"", "Cache-Control", "max-age=60");
    assertThat(get("https://example.com/c")).endsWith("detail=clear-site-data");
    assertThat(get("https://example.com/c")).endsWith("detail=clear-site-data");
  }

  @Test
  void aNotModifiedResponseClearsToo() {
    scenario.origin.answers(200, "Cache-Control", "max-age=1", "ETag", "\"1\"");
    get("https://example.com/c");
    scenario.passes(5);
    scenario.origin.answers(304, FIELD, "\"cache\"", "ETag", "\"1\"");
    assertThat(get("https://example.com/c")).contains("fwd-status=304");
    scenario.origin.answers(200, "Cache-Control", "max-age=60");
    assertThat(get("https://example.com/c")).contains("fwd=uri-miss");
    assertThat(get(A)).contains("fwd=uri-miss");
  }

  @Test
  void aResponseInFlightIsNotStored() {
    PendingOrigin pending = new PendingOrigin();
    HttpCache cache = scenario.settings.over(scenario.provider.cache());
    CompletableFuture<HttpResponse> before =
        cache.executeAsync(HttpRequest.get("https://example.com/c"), pending).toCompletableFuture();
    CompletableFuture<HttpResponse> logout =
        cache
            .executeAsync(
                HttpRequest.builder("POST", URI.create(LOGOUT)).build(),
                request ->
                    CompletableFuture.completedFuture(
                        ScriptedOrigin.response(200, FIELD, "\"cache\"")))
            .toCompletableFuture();
    assertThat(logout).isCompleted();
    pending.answers("Cache-Control", "max-age=60");
    assertThat(status(before.join())).endsWith("detail=superseded");
    assertThat(get("https://example.com/c")).contains("fwd=uri-miss");
  }

  @Test
  void aHitWithTheFieldClearsNothing() {
    extensions(FieldHandling.IGNORE);
    scenario.origin.answers(200, FIELD, "\"cache\"", "Cache-Control", "max-age=60");
    get("https://example.com/c");
    extensions(FieldHandling.HONOR);
    assertThat(get("https://example.com/c")).contains("hit");
    assertThat(get(A)).contains("hit");
  }

  private void extensions(FieldHandling handling) {
    scenario.settings.extensions(ExtensionSettings.defaults().withClearSiteData(handling));
  }

  @Test
  void theSettingIgnoresTheField() {
    extensions(FieldHandling.IGNORE);
    logsOut(LOGOUT, "\"cache\"");
    assertThat(get(A)).contains("hit");
  }

  @Test
  void aSharedCacheIgnoresTheField() {
    scenario.settings.type(CacheType.SHARED);
    get(A);
    logsOut(LOGOUT, "\"cache\"");
    assertThat(get(A)).contains("hit");
  }

  @Test
  void aBrokenCacheDoesNotFailTheCall() {
    HttpCache cache = scenario.settings.over(scenario.provider.cache());
    scenario.provider.cache().close();
    HttpResponse response =
        cache
            .executeAsync(
                HttpRequest.builder("POST", URI.create(LOGOUT)).fields(Fields.empty()).build(),
                request ->
                    CompletableFuture.completedFuture(
                        ScriptedOrigin.response(200, FIELD, "\"cache\"")))
            .toCompletableFuture()
            .join();
    assertThat(response.status()).isEqualTo(200);
  }
}
