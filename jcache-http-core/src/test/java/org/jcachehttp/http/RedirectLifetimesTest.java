package org.jcachehttp.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jcachehttp.http.Scenario.body;
import static org.jcachehttp.http.Scenario.status;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jcachehttp.http.message.HttpResponse;
import org.jcachehttp.http.settings.CacheControlMode;
import org.jcachehttp.http.settings.ExpireAfter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An expire-after of redirections. */
class RedirectLifetimesTest {

  private static final String OLD = "http://example.com/old";
  private static final String NEW = "http://example.com/new";

  @RegisterExtension private final Scenario scenario = new Scenario();

  private void redirects(int status) {
    scenario.origin.answers(
        request ->
            request.uri().getPath().equals("/old")
                ? ScriptedOrigin.response(status, "Location", "/new")
                : ScriptedOrigin.response(200));
  }

  /** Returns the responses to a client that follows redirections above the cache. */
  private List<HttpResponse> follow(String uri) {
    List<HttpResponse> responses = new ArrayList<>();
    Optional<String> next = Optional.of(uri);
    while (next.isPresent()) {
      URI current = URI.create(next.get());
      HttpResponse response = scenario.send("GET", current.toString());
      responses.add(response);
      next = response.fields().first("Location").map(to -> current.resolve(to).toString());
    }
    return responses;
  }

  @ParameterizedTest
  @ValueSource(ints = {301, 308})
  void theOldUrlAndItsTargetAreAnsweredFromTheStore(int status) {
    scenario.settings.expireAfter(ExpireAfter.parse("100s"));
    redirects(status);
    assertThat(follow(OLD)).hasSize(2);
    assertThat(scenario.origin.calls()).isEqualTo(2);

    List<HttpResponse> again = follow(OLD);
    assertThat(again).extracting(HttpResponse::status).containsExactly(status, 200);
    assertThat(again).allSatisfy(hit -> assertThat(status(hit)).contains("hit; ttl=100"));
    assertThat(again.get(0).fields().first("Location")).contains("/new");
    assertThat(body(again.get(1))).isEqualTo("2");
    assertThat(scenario.origin.calls()).isEqualTo(2);
  }

  @ParameterizedTest
  @ValueSource(ints = {302, 303, 307})
  void aTemporaryRedirectionIsStoredIfTheConfigurationNamesItsStatus(int status) {
    scenario.settings.expireAfter(ExpireAfter.parse("100s"));
    redirects(status);
    assertThat(status(follow(OLD).get(0))).endsWith("detail=no-lifetime");
    scenario.settings.option("expire-after-statuses", "200 " + status);
    follow(OLD);
    assertThat(follow(OLD)).allSatisfy(hit -> assertThat(status(hit)).contains("hit; ttl=100"));
  }

  @Test
  void aUrlPatternAppliesToRedirectionsToo() {
    scenario.settings.addExpireAfter("/old", ExpireAfter.parse("100s"));
    redirects(301);
    follow(OLD);
    assertThat(status(scenario.send("GET", OLD))).contains("hit; ttl=100");
  }

  @Test
  void theLifetimeThatTheOriginStatesComesFirstUnlessItIsOverridden() {
    scenario.settings.expireAfter(ExpireAfter.parse("100s"));
    scenario.origin.answers(301, "Location", NEW, "Cache-Control", "no-store");
    assertThat(status(scenario.send("GET", OLD))).endsWith("detail=no-store");
    scenario.settings.cacheControl(CacheControlMode.OVERRIDE);
    scenario.send("GET", OLD);
    assertThat(status(scenario.send("GET", OLD))).contains("hit; ttl=100");
  }

  @Test
  void errorsHaveNoLifetimeUnlessTheConfigurationNamesTheirStatus() {
    scenario.settings.expireAfter(ExpireAfter.parse("100s"));
    scenario.origin.answers(404);
    assertThat(status(scenario.get())).endsWith("detail=no-lifetime");
    scenario.settings.option("expire-after-statuses", "200 404");
    scenario.get();
    assertThat(status(scenario.get())).contains("hit; ttl=100");
  }
}
