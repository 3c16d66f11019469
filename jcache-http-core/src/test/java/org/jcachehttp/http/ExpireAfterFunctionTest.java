package org.jcachehttp.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.jcachehttp.http.Scenario.body;
import static org.jcachehttp.http.Scenario.status;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import org.jcachehttp.http.message.HttpResponse;
import org.jcachehttp.http.settings.CacheControlMode;
import org.jcachehttp.http.settings.ExpireAfter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A function computes lifetimes of responses. */
class ExpireAfterFunctionTest {

  @RegisterExtension private final Scenario scenario = new Scenario();

  /** Returns a lifetime of as many seconds as a field of the response states. */
  private static Optional<ExpireAfter> stated(HttpResponse response) {
    return response
        .fields()
        .first("X-Valid-Seconds")
        .map(Long::valueOf)
        .map(Duration::ofSeconds)
        .map(ExpireAfter::of);
  }

  private void answers(String... fields) {
    scenario.origin.answers(200, fields);
    scenario.get("Cache-Control", "no-cache");
  }

  @Test
  void itAppliesToResponsesThatStateNoLifetime() {
    scenario.settings.expireAfterFunction(ExpireAfterFunctionTest::stated);
    answers("X-Valid-Seconds", "40");
    assertThat(status(scenario.get())).contains("hit; ttl=40");
    assertThat(body(scenario.get())).isEqualTo("1");
    answers("X-Valid-Seconds", "40", "Cache-Control", "max-age=60");
    assertThat(status(scenario.get())).contains("hit; ttl=60");
  }

  @Test
  void itAppliesToEachResponseIfItOverrides() {
    scenario
        .settings
        .cacheControl(CacheControlMode.OVERRIDE)
        .expireAfterFunction(ExpireAfterFunctionTest::stated);
    answers("X-Valid-Seconds", "40", "Cache-Control", "no-store");
    assertThat(status(scenario.get())).contains("hit; ttl=40");
    answers("Cache-Control", "max-age=60");
    assertThat(status(scenario.get())).contains("hit; ttl=60");
  }

  @Test
  void whereItReturnsNothingTheLifetimeOfTheCacheApplies() {
    scenario
        .settings
        .expireAfter(ExpireAfter.parse("100s"))
        .expireAfterFunction(ExpireAfterFunctionTest::stated);
    answers();
    assertThat(status(scenario.get())).contains("hit; ttl=100");
  }

  @Test
  void itComputesTheLifetimeAgainForA304() {
    scenario.settings.expireAfterFunction(ExpireAfterFunctionTest::stated);
    answers("X-Valid-Seconds", "40", "ETag", "\"1\"");
    scenario.passes(50);
    scenario.origin.answers(304, "X-Valid-Seconds", "90", "ETag", "\"1\"");
    assertThat(status(scenario.get())).contains("fwd-status=304; stored");
    assertThat(status(scenario.get())).contains("hit; ttl=90");
  }

  @Test
  void itMayForbidToStoreAResponse() {
    scenario.settings.expireAfterFunction(response -> Optional.of(ExpireAfter.doNotCache()));
    scenario.origin.answers(200, "ETag", "\"1\"");
    assertThat(status(scenario.get())).endsWith("detail=do-not-cache");
  }

  @Test
  void theCallThrowsWhatItThrows() {
    scenario.settings.expireAfterFunction(
        response -> {
          throw new IllegalStateException("no lifetime");
        });
    assertThatIllegalStateException().isThrownBy(scenario::get).withMessage("no lifetime");
  }

  @Test
  void anOptionTakesTheFunctionAsAnObject() {
    Function<HttpResponse, Optional<ExpireAfter>> function = ExpireAfterFunctionTest::stated;
    scenario.settings.option("expire-after-function", function);
    answers("X-Valid-Seconds", "40");
    assertThat(status(scenario.get())).contains("hit; ttl=40");
  }
}
