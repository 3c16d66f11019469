package org.jcachehttp.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.jcachehttp.http.Scenario.body;
import static org.jcachehttp.http.Scenario.status;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class StaleResponsesTest {

  @RegisterExtension private final Scenario scenario = new Scenario();

  private long deleted() {
    return new StaleResponses(scenario.provider.cache()).delete(scenario.clock.millis());
  }

  private void isStored(String name, int maxAge, String... fields) {
    scenario.origin.answers(
        request ->
            ScriptedOrigin.response(200, "Cache-Control", "max-age=" + maxAge, "Vary", "Accept"));
    scenario.send("GET", "http://example.com/" + name, fields);
  }

  @Test
  void everyResponseThatIsNotFreshGoes() {
    for (int maxAge : new int[] {10, 20, 30}) {
      scenario.origin.answers(200, "Cache-Control", "max-age=" + maxAge);
      scenario.send("GET", "http://example.com/" + maxAge);
    }
    scenario.passes(20);
    assertThat(deleted()).isEqualTo(2);
    assertThat(scenario.provider.cache()).hasSize(1);
    assertThat(deleted()).isZero();
  }

  @Test
  void aFreshVariantIsStillFoundAfterAStaleOneWent() {
    isStored("a", 10, "Accept", "a/b");
    isStored("a", 60, "Accept", "a/c");
    scenario.passes(10);
    assertThat(deleted()).isEqualTo(1);
    assertThat(status(scenario.get("Accept", "a/c"))).contains("hit; ttl=50");
    assertThat(body(scenario.get("Accept", "a/b"))).isEqualTo("3");
  }

  @Test
  void aListOfVariantsGoesUncountedWhenNoneOfThemCanBeLeft() {
    scenario.settings.keepStale(Duration.ZERO);
    isStored("a", 10, "Accept", "a/b");
    scenario.passes(10);
    assertThat(deleted()).isEqualTo(1);
    assertThat(scenario.provider.cache()).hasSize(1);
    scenario.passes(10);
    assertThat(deleted()).isZero();
    assertThat(scenario.provider.cache()).isEmpty();
  }

  @Test
  void aCacheThatFailsIsAnErrorOfTheCaller() {
    scenario.provider.cache().close();
    assertThatIllegalStateException().isThrownBy(this::deleted);
  }
}
