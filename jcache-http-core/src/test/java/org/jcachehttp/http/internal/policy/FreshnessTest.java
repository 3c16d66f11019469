package org.jcachehttp.http.internal.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Optional;
import org.jcachehttp.http.message.Body;
import org.jcachehttp.http.message.Fields;
import org.jcachehttp.http.message.HttpRequest;
import org.jcachehttp.http.message.HttpResponse;
import org.jcachehttp.http.message.TargetUri;
import org.jcachehttp.http.settings.CacheType;
import org.jcachehttp.http.settings.CallOptions;
import org.jcachehttp.http.settings.ExpireAfter;
import org.jcachehttp.http.settings.ExpirySettings;
import org.jcachehttp.http.settings.HttpCacheSettings;
import org.jcachehttp.storage.Deadline;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** RFC 9111 section 4.2. */
class FreshnessTest {

  private static final long RECEIVED = Instant.parse("2026-11-20T12:00:00.700Z").toEpochMilli();
  private static final String NOW = "Fri, 20 Nov 2026 12:00:00 GMT";
  private static final String MINUTE_AGO = "Fri, 20 Nov 2026 11:59:00 GMT";
  private static final String IN_A_MINUTE = "Fri, 20 Nov 2026 12:01:00 GMT";

  private static final PolicySettings PRIVATE = settings(CacheType.PRIVATE, Optional.empty());

  private static PolicySettings settings(CacheType type, Optional<ExpireAfter> expireAfter) {
    ExpirySettings expiry =
        expireAfter
            .map(ExpirySettings.defaults()::withExpireAfter)
            .orElse(ExpirySettings.defaults());
    return PolicySettings.of(HttpCacheSettings.defaults().withType(type).withExpiry(expiry));
  }

  private static Freshness of(String... fields) {
    return of(PRIVATE, 200, fields);
  }

  private static Freshness of(PolicySettings settings, int status, String... fields) {
    return of(settings, RECEIVED, head(status, fields));
  }

  private static Freshness of(PolicySettings settings, long requestTime, HttpResponse response) {
    HttpRequest request = HttpRequest.get("http://example.com/");
    RequestPolicy policy = RequestPolicy.of(request, CallOptions.none(), settings);
    ResponseControl control = policy.control(() -> TargetUri.of(request.uri()), response);
    return new Freshness(response, requestTime, RECEIVED, control);
  }

  private static HttpResponse head(int status, String... fields) {
    return new HttpResponse(status, "", "HTTP/1.1", Fields.of(fields), Body.empty());
  }

  /** For how many milliseconds from its receipt on the response is fresh. */
  private static long lifetime(Freshness freshness) {
    return freshness.freshUntil().orElseThrow().epochMillis() - RECEIVED;
  }

  @Test
  void section4_2_1_maxAgeBeatsExpires() {
    assertThat(lifetime(of("Cache-Control", "max-age=5", "Expires", IN_A_MINUTE, "Date", NOW)))
        .isEqualTo(5_000);
  }

  @Test
  void section5_2_2_10_sMaxageBeatsMaxAgeInASharedCacheOnly() {
    PolicySettings shared = settings(CacheType.SHARED, Optional.empty());
    String both = "max-age=5, s-maxage=9";
    assertThat(lifetime(of(shared, 200, "Cache-Control", both))).isEqualTo(9_000);
    assertThat(lifetime(of("Cache-Control", both))).isEqualTo(5_000);
  }

  @Test
  void section4_2_1_expiresCountsFromDateAndTheAgeFromThereIsUsedUp() {
    assertThat(lifetime(of("Expires", IN_A_MINUTE, "Date", MINUTE_AGO))).isEqualTo(60_000);
  }

  @Test
  void expiresWithoutDateCountsFromReceipt() {
    assertThat(lifetime(of("Expires", IN_A_MINUTE))).isEqualTo(60_000 - 700);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "-1", "", "tomorrow", "Fri, 20 Nov 2026 12:01:00 UTC"})
  void section5_3_expiresThatIsNoDateIsPast(String expires) {
    assertThat(lifetime(of("Expires", expires, "Date", NOW))).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"no-cache, max-age=5", "no-cache=\"\", max-age=5", "no-cache=\"(\""})
  void noCacheIsNeverFreshWhateverTheClockOfTheReader(String directives) {
    assertThat(of("Cache-Control", directives).freshUntil()).contains(new Deadline(0));
  }

  @Test
  void section5_2_2_4_noCacheOfOneFieldLeavesTheRestFresh() {
    assertThat(lifetime(of("Cache-Control", "no-cache=\"Set-Cookie\", max-age=5")))
        .isEqualTo(5_000);
  }

  @Test
  void section4_2_2_theHeuristicIsATenthOfTheTimeSinceTheLastChange() {
    assertThat(lifetime(of("Date", NOW, "Last-Modified", MINUTE_AGO))).isEqualTo(6_000);
  }

  @ParameterizedTest
  @ValueSource(strings = {"tomorrow", IN_A_MINUTE})
  void section4_2_2_whatWasNeverModifiedHasNoHeuristicLifetime(String lastModified) {
    assertThat(lifetime(of("Date", NOW, "Last-Modified", lastModified))).isZero();
  }

  @Test
  void section4_2_2_theHeuristicIsForStatusCodesThatAllowItOrPublicResponses() {
    String[] old = {"Date", NOW, "Last-Modified", MINUTE_AGO, "Cache-Control", "public"};
    assertThat(of(PRIVATE, 403, "Last-Modified", MINUTE_AGO).freshUntil()).isEmpty();
    assertThat(lifetime(of(PRIVATE, 404, "Date", NOW, "Last-Modified", MINUTE_AGO)))
        .isEqualTo(6_000);
    assertThat(lifetime(of(PRIVATE, 403, old))).isEqualTo(6_000);
  }

  @Test
  void aResponseOfThisSecondIsNotOld() {
    assertThat(of("Date", NOW).initialAge()).isZero();
  }

  @Test
  void section4_2_3_theApparentAgeIsWhatDateSays() {
    assertThat(of("Date", MINUTE_AGO).initialAge()).isEqualTo(60_000);
  }

  @Test
  void section4_2_3_aDateAheadOfOurClockIsNotNegativeAge() {
    assertThat(of("Date", IN_A_MINUTE).initialAge()).isZero();
  }

  @Test
  void section4_2_3_theResponseDelayIsAddedToTheAgeField() {
    Freshness delayed = of(PRIVATE, RECEIVED - 1_500, head(200, "Age", "10"));
    assertThat(delayed.initialAge()).isEqualTo(11_500);
  }

  @ParameterizedTest
  @ValueSource(strings = {"7", "7, 100", "7,x"})
  void section5_1_theFirstMemberOfAgeCounts(String age) {
    assertThat(of("Age", age).initialAge()).isEqualTo(7_000);
  }

  @ParameterizedTest
  @ValueSource(strings = {"-7", "7.5", "x", ""})
  void section5_1_anAgeThatIsNoneIsIgnored(String age) {
    assertThat(of("Age", age).initialAge()).isZero();
  }

  @Test
  void theAgeUsesUpTheLifetime() {
    assertThat(lifetime(of("Cache-Control", "max-age=60", "Age", "20"))).isEqualTo(40_000);
  }

  @Test
  void theConfiguredTimeFillsInWhereNothingIsSaid() {
    PolicySettings tenSeconds = settings(CacheType.PRIVATE, Optional.of(ExpireAfter.parse("10s")));
    assertThat(lifetime(of(tenSeconds, 200, "Date", NOW, "Last-Modified", MINUTE_AGO)))
        .isEqualTo(10_000);
    assertThat(of(tenSeconds, 404, "Last-Modified", MINUTE_AGO).freshUntil()).isEmpty();
  }
}
