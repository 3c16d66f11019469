package org.jcachehttp.http.internal.expiry;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jcachehttp.http.message.Body;
import org.jcachehttp.http.message.Fields;
import org.jcachehttp.http.message.HttpResponse;
import org.jcachehttp.http.message.TargetUri;
import org.jcachehttp.http.settings.ExpireAfter;
import org.jcachehttp.http.settings.ExpirySettings;
import org.junit.jupiter.api.Test;

class ExpiryRulesTest {

  private static final TargetUri A = target("http://example.com/a");
  private static final TargetUri B = target("http://example.com/b");
  private static final Optional<ExpireAfter> NOTHING = Optional.empty();

  private static final ExpiryRules ALL =
      ExpiryRules.of(
          ExpirySettings.defaults()
              .withExpireAfter(seconds(1))
              .addExpireAfter(200, seconds(2))
              .addExpireAfter(404, seconds(3))
              .addExpireAfter("/a", seconds(4))
              .addExpireAfter("example.com/a", seconds(5)));

  private static TargetUri target(String uri) {
    return TargetUri.of(URI.create(uri));
  }

  private static HttpResponse response(int status, String... fields) {
    return new HttpResponse(
        status, "", "HTTP/1.1", Fields.of(fields), Body.of("body".getBytes(UTF_8)));
  }

  private static ExpireAfter seconds(int count) {
    return ExpireAfter.of(Duration.ofSeconds(count));
  }

  @Test
  void theCallCountsFirst() {
    assertThat(ALL.applying(Optional.of(seconds(6)), A, response(200))).contains(seconds(6));
  }

  @Test
  void theFirstPatternThatMatchesCountsThen() {
    assertThat(ALL.applying(NOTHING, A, response(200))).contains(seconds(4));
  }

  @Test
  void theStatusCountsWhereNoPatternMatches() {
    assertThat(ALL.applying(NOTHING, B, response(200))).contains(seconds(2));
  }

  @Test
  void theCacheCountsWhereNothingElseDoes() {
    ExpiryRules settings = ExpiryRules.of(ExpirySettings.defaults().withExpireAfter(seconds(1)));
    assertThat(settings.applying(NOTHING, A, response(200))).contains(seconds(1));
    assertThat(ExpiryRules.of(ExpirySettings.defaults()).applying(NOTHING, A, response(200)))
        .isEmpty();
  }

  @Test
  void redirectionsForGoodHaveTheRulesOf200Responses() {
    assertThat(ALL.applying(Optional.of(seconds(6)), A, response(301))).contains(seconds(6));
    assertThat(ALL.applying(NOTHING, A, response(308))).contains(seconds(4));
    assertThat(ALL.applying(NOTHING, B, response(301))).contains(seconds(1));
  }

  @Test
  void theConfigurationNamesTheStatusesOfTheRules() {
    ExpiryRules rules =
        ExpiryRules.of(
            ExpirySettings.defaults()
                .withExpireAfter(seconds(1))
                .addExpireAfter("/a", seconds(4))
                .withExpireAfterStatuses(200, 302, 404));
    assertThat(rules.applying(NOTHING, A, response(404))).contains(seconds(4));
    assertThat(rules.applying(NOTHING, B, response(302))).contains(seconds(1));
    assertThat(rules.applying(NOTHING, B, response(206))).contains(seconds(1));
    assertThat(rules.applying(NOTHING, A, response(301))).isEmpty();
  }

  @Test
  void anotherStatusHasItsOwnRuleOnly() {
    assertThat(ALL.applying(Optional.of(seconds(6)), A, response(404))).contains(seconds(3));
    assertThat(ALL.applying(Optional.of(seconds(6)), A, response(500))).isEmpty();
  }

  @Test
  void aPartHasTheRulesOfTheWholeItIsOf() {
    assertThat(ALL.applying(NOTHING, A, response(206))).contains(seconds(4));
    assertThat(ALL.applying(NOTHING, B, response(206))).contains(seconds(2));
  }

  @Test
  void doNotCacheOfTheCallOrOfItsUrlForbidsTheRequest() {
    ExpiryRules allowList =
        ExpiryRules.of(
            ExpirySettings.defaults()
                .addExpireAfter("/a", seconds(1))
                .addExpireAfter("*", ExpireAfter.doNotCache())
                .withExpireAfter(seconds(2)));
    assertThat(allowList.forbids(NOTHING, () -> A)).isFalse();
    assertThat(allowList.forbids(NOTHING, () -> B)).isTrue();
    assertThat(allowList.forbids(Optional.of(seconds(1)), () -> B)).isFalse();
    assertThat(ALL.forbids(Optional.of(ExpireAfter.doNotCache()), () -> A)).isTrue();
  }

  @Test
  void doNotCacheOfTheCacheOrOfAStatusForbidsNoRequest() {
    ExpiryRules settings =
        ExpiryRules.of(
            ExpirySettings.defaults()
                .withExpireAfter(ExpireAfter.doNotCache())
                .addExpireAfter(200, ExpireAfter.doNotCache()));
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

  private static ExpiryRules adaptive(Function<HttpResponse, Optional<ExpireAfter>> function) {
    return ExpiryRules.of(
        ExpirySettings.defaults()
            .withExpireAfter(seconds(1))
            .addExpireAfter("/a", seconds(4))
            .withExpireAfterFunction(function));
  }

  @Test
  void theFunctionCountsWhereNeitherCallNorPatternDoes() {
    ExpiryRules rules =
        adaptive(
            response ->
                response.fields().has("X-Stable") ? Optional.of(seconds(9)) : Optional.empty());
    HttpResponse stable = response(200, "X-Stable", "yes");
    assertThat(rules.applying(NOTHING, B, stable)).contains(seconds(9));
    assertThat(rules.applying(NOTHING, B, response(200))).contains(seconds(1));
    assertThat(rules.applying(NOTHING, A, stable)).contains(seconds(4));
    assertThat(rules.applying(Optional.of(seconds(6)), B, stable)).contains(seconds(6));
  }

  @Test
  void theFunctionGetsNoBodyAndNoError() {
    ExpiryRules rules =
        adaptive(
            response ->
                Optional.of(response.body().equals(Body.empty()) ? seconds(9) : seconds(8)));
    assertThat(rules.applying(NOTHING, B, response(200))).contains(seconds(9));
    assertThat(rules.applying(NOTHING, B, response(301))).contains(seconds(9));
    assertThat(rules.applying(NOTHING, B, response(500))).isEmpty();
  }

  @Test
  void jitterTakesAShareOffEachTargetsSpan() {
    ExpiryRules jittered =
        ExpiryRules.of(ExpirySettings.defaults().withExpireAfter(seconds(1_000)).withJitter(0.5));
    assertThat(IntStream.range(0, 1_000).mapToObj(i -> target("http://example.com/" + i)))
        .extracting(target -> secondsOf(jittered.applying(NOTHING, target, response(200))))
        .allMatch(seconds -> seconds >= 500 && seconds <= 1_000)
        .anyMatch(seconds -> seconds < 510)
        .anyMatch(seconds -> seconds > 990);
    assertThat(jittered.applying(NOTHING, A, response(200)))
        .isEqualTo(jittered.applying(NOTHING, A, response(200)));
  }

  private static long secondsOf(Optional<ExpireAfter> value) {
    return value.flatMap(ExpireAfter::duration).orElseThrow().toSeconds();
  }

  @Test
  void jitterLeavesAloneWhatIsNoSpan() {
    ExpiryRules jittered =
        ExpiryRules.of(
            ExpirySettings.defaults().withExpireAfter(ExpireAfter.never()).withJitter(0.5));
    assertThat(jittered.applying(NOTHING, A, response(200))).contains(ExpireAfter.never());
  }
}
