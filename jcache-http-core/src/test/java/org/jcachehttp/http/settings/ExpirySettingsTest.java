package org.jcachehttp.http.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExpirySettingsTest {

  private static final ExpireAfter LIFETIME = ExpireAfter.of(Duration.ofSeconds(1));

  private static final ExpirySettings SETTINGS =
      ExpirySettings.defaults().addExpireAfter("/a", LIFETIME).addExpireAfter("/b", LIFETIME);

  @Test
  void patternsStayInTheirOrder() {
    assertThat(SETTINGS.urls().keySet()).containsExactly("/a", "/b");
  }

  @Test
  void settingsAreEqualIfTheirPatternsHaveTheSameOrder() {
    assertThat(SETTINGS)
        .isEqualTo(
            ExpirySettings.defaults().addExpireAfter("/a", LIFETIME).addExpireAfter("/b", LIFETIME))
        .isNotEqualTo(
            ExpirySettings.defaults()
                .addExpireAfter("/b", LIFETIME)
                .addExpireAfter("/a", LIFETIME));
  }

  @ParameterizedTest
  @ValueSource(doubles = {-0.1, 0.51, Double.NaN})
  void aJitterOutOfRangeIsAnErrorThatNamesIt(double fraction) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SETTINGS.withJitter(fraction))
        .withMessage("jitter is " + fraction + ", but takes 0 to 0.5");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 199, 206, 304, 416, 600})
  void aStatusThatIsNeverStoredIsAnErrorThatNamesIt(int status) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SETTINGS.addExpireAfter(status, LIFETIME))
        .withMessageContaining("status " + status);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SETTINGS.withExpireAfterStatuses(200, status))
        .withMessageStartingWith("expire-after-statuses has status " + status);
  }

  @Test
  void aPatternGivenTwiceIsAnErrorThatNamesIt() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SETTINGS.addExpireAfter("/a", LIFETIME))
        .withMessageContaining("'/a'");
  }
}
