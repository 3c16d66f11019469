package org.jcachehttp.http.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExpireAfterTest {

  @ParameterizedTest
  @ValueSource(strings = {"600", "600s", "10m", "PT10M"})
  void aDurationHasSeveralForms(String text) {
    assertThat(ExpireAfter.parse(text)).isEqualTo(ExpireAfter.of(Duration.ofMinutes(10)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"2027-01-01T00:00:00Z", "Fri, 01 Jan 2027 00:00:00 GMT"})
  void anInstantIsTheSameForEveryResponse(String text) {
    assertThat(ExpireAfter.parse(text))
        .isEqualTo(ExpireAfter.at(Instant.parse("2027-01-01T00:00:00Z")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "0ms", "PT0S"})
  void zeroIsAnErrorThatNamesTheTwoMeanings(String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ExpireAfter.parse(text))
        .withMessageContaining("'immediately'")
        .withMessageContaining("'do-not-cache'");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "-1", "soon", "10 m", "NEVER", "1.5"})
  void anythingElseIsAnErrorThatNamesIt(String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ExpireAfter.parse(text))
        .withMessageContaining("'" + text + "'")
        .withMessageContaining("PT10M");
  }

  @ParameterizedTest
  @ValueSource(strings = {"PT10M", "2027-01-01T00:00:00Z", "never", "do-not-cache", "immediately"})
  void aValueAsATextIsWhatItIsParsedFrom(String text) {
    assertThat(ExpireAfter.parse(text)).hasToString(text);
  }
}
