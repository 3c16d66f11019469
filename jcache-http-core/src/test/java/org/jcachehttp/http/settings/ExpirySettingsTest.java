package org.jcachehttp.http.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jcachehttp.http.internal.expiry.Jitter;
import org.jcachehttp.http.message.TargetUri;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExpirySettingsTest {

  private static final TargetUri A = target("http://example.com/a");
  private static final TargetUri B = target("http://example.com/b");
  private static final Optional<ExpireAfter> NOTHING = Optional.empty();

  private static final ExpirySettings ALL =
      ExpirySettings.NONE
          .withFallback(seconds(1))
          .withStatus(200, seconds(2))
          .withStatus(404, seconds(3))
          .withUrl("/a", seconds(4))
          .withUrl("example.com/a", seconds(5));

  private static TargetUri target(String uri) {
    return TargetUri.of(URI.create(uri));
  }

  private static ExpireAfter seconds(int count) {
    return ExpireAfter.of(Duration.ofSeconds(count));
  }

  @Test
  void theCallCountsFirst() {
    assertThat(ALL.applying(Optional.of(seconds(6)), A, 200)).contains(seconds(6));
  }

  @Test
  void theFirstPatternThatMatchesCountsThen() {
    assertThat(ALL.applying(NOTHING, A, 200)).contains(seconds(4));
  }

  @Test
  void theStatusCountsWhereNoPatternMatches() {
    assertThat(ALL.applying(NOTHING, B, 200)).contains(seconds(2));
  }

  @Test
  void theCacheCountsWhereNothingElseDoes() {
    ExpirySettings settings = ExpirySettings.NONE.withFallback(seconds(1));
    assertThat(settings.applying(NOTHING, A, 200)).contains(seconds(1));
    assertThat(ExpirySettings.NONE.applying(NOTHING, A, 200)).isEmpty();
  }

  @Test
  void anotherStatusThan200HasItsOwnRuleOnly() {
    assertThat(ALL.applying(Optional.of(seconds(6)), A, 404)).contains(seconds(3));
    assertThat(ALL.applying(Optional.of(seconds(6)), A, 500)).isEmpty();
  }

  @Test
  void aPartHasTheRulesOfTheWholeItIsOf() {
    assertThat(ALL.applying(NOTHING, A, 206)).contains(seconds(4));
    assertThat(ALL.applying(NOTHING, B, 206)).contains(seconds(2));
  }

  @Test
  void doNotCacheOfTheCallOrOfItsUrlForbidsTheRequest() {
    ExpirySettings allowList =
        ExpirySettings.NONE
            .withUrl("/a", seconds(1))
            .withUrl("*", ExpireAfter.doNotCache())
            .withFallback(seconds(2));
    assertThat(allowList.forbids(NOTHING, () -> A)).isFalse();
    assertThat(allowList.forbids(NOTHING, () -> B)).isTrue();
    assertThat(allowList.forbids(Optional.of(seconds(1)), () -> B)).isFalse();
    assertThat(ALL.forbids(Optional.of(ExpireAfter.doNotCache()), () -> A)).isTrue();
  }

  @Test
  void doNotCacheOfTheCacheOrOfAStatusForbidsNoRequest() {
    ExpirySettings settings =
        ExpirySettings.NONE
            .withFallback(ExpireAfter.doNotCache())
            .withStatus(200, ExpireAfter.doNotCache());
    assertThat(settings.forbids(NOTHING, () -> A)).isFalse();
  }

  @Test
  void theTargetIsNotAskedForWhereNoPatternForbids() {
    boolean forbidden =
        ALL.forbids(
            NOTHING,
            () -> {
              throw new AssertionError("asked");
            });
    assertThat(forbidden).isFalse();
  }

  @Test
  void jitterTakesAShareOffEachTargetsSpan() {
    ExpirySettings jittered =
        ExpirySettings.NONE.withFallback(seconds(1_000)).withJitter(new Jitter(0.5));
    assertThat(IntStream.range(0, 1_000).mapToObj(i -> target("http://example.com/" + i)))
        .extracting(target -> secondsOf(jittered.applying(NOTHING, target, 200)))
        .allMatch(seconds -> seconds >= 500 && seconds <= 1_000)
        .anyMatch(seconds -> seconds < 510)
        .anyMatch(seconds -> seconds > 990);
    assertThat(jittered.applying(NOTHING, A, 200)).isEqualTo(jittered.applying(NOTHING, A, 200));
  }

  private static long secondsOf(Optional<ExpireAfter> value) {
    return ((ExpireAfter.Span) value.orElseThrow()).span().toSeconds();
  }

  @Test
  void jitterLeavesAloneWhatIsNoSpan() {
    ExpirySettings jittered =
        ExpirySettings.NONE.withFallback(ExpireAfter.never()).withJitter(new Jitter(0.5));
    assertThat(jittered.applying(NOTHING, A, 200)).contains(ExpireAfter.never());
  }

  @ParameterizedTest
  @ValueSource(doubles = {-0.1, 0.51, Double.NaN})
  void aJitterOutOfRangeIsAnErrorThatNamesIt(double fraction) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Jitter(fraction))
        .withMessageContaining(Double.toString(fraction))
        .withMessageContaining("0 to 0.5");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 199, 206, 304, 600})
  void aStatusThatIsNeverStoredIsAnErrorThatNamesIt(int status) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ALL.withStatus(status, seconds(1)))
        .withMessageContaining("status " + status);
  }

  @Test
  void aPatternGivenTwiceIsAnErrorThatNamesIt() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ALL.withUrl("/a", seconds(1)))
        .withMessageContaining("'/a'");
  }
}
