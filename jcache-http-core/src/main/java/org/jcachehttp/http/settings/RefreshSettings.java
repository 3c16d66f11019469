package org.jcachehttp.http.settings;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/**
 * How stored responses are refreshed: how long a caller waits for it, how early it begins, and when
 * it is tried again after a failure. By default a caller waits for the origin, a response is
 * refreshed after it has become stale, and each request tries again. Immutable.
 *
 * <pre>{@code
 * RefreshSettings.defaults()
 *     .withSoftTimeout(Duration.ofMillis(200))
 *     .withEagerShare(0.8)
 *     .withBackoff(Duration.ofSeconds(1), Duration.ofMinutes(5))
 * }</pre>
 */
public final class RefreshSettings {

  private static final RefreshSettings DEFAULTS =
      new RefreshSettings(Optional.empty(), 1, new Backoff(Duration.ZERO, Duration.ofMinutes(5)));

  private final Optional<Duration> softTimeout;
  private final double eagerShare;
  private final Backoff backoff;

  /** The delays after a first failure and after many. */
  private record Backoff(Duration first, Duration longest) {}

  private RefreshSettings(Optional<Duration> softTimeout, double eagerShare, Backoff backoff) {
    this.softTimeout = softTimeout;
    this.eagerShare = eagerShare;
    this.backoff = backoff;
  }

  /** {@return the defaults} */
  public static RefreshSettings defaults() {
    return DEFAULTS;
  }

  /**
   * {@return these settings with a time after which a caller gets the stale response, if the stored
   * response allows that, while the origin is still awaited} The response of the origin is then
   * stored by another thread.
   *
   * @param value the longest wait; there is no limit by default
   * @throws IllegalArgumentException if it is not 1 millisecond to 1 day
   */
  public RefreshSettings withSoftTimeout(Duration value) {
    return new RefreshSettings(
        Optional.of(Durations.checkOperation("soft-timeout", value)), eagerShare, backoff);
  }

  /**
   * {@return these settings with a share of the freshness lifetime after which a use of the fresh
   * response starts a refresh in the background}
   *
   * @param share the share; 1 by default, so that no fresh response is refreshed
   * @throws IllegalArgumentException if it is not more than 0 and at most 1
   */
  public RefreshSettings withEagerShare(double share) {
    if (!(share > 0 && share <= 1)) {
      throw new IllegalArgumentException(
          "eager-refresh is " + share + ", but takes more than 0 and at most 1");
    }
    return new RefreshSettings(softTimeout, share, backoff);
  }

  /**
   * {@return these settings with delays before a refresh that failed is tried again} The delay
   * doubles with each failure, and is shortened by a random share of up to a half. A {@code
   * Retry-After} of the origin that is longer takes precedence, up to the longest delay. Meanwhile
   * the stale response is used where the failure itself allows that.
   *
   * @param first the delay after the first failure; 0 by default, so that each request tries again
   * @param longest the longest delay; 5 minutes by default
   * @throws IllegalArgumentException if one is negative, or {@code longest} less than {@code first}
   */
  public RefreshSettings withBackoff(Duration first, Duration longest) {
    Durations.checkStale("refresh-backoff", first);
    Durations.checkStale("refresh-backoff-limit", longest);
    if (longest.compareTo(first) < 0) {
      throw new IllegalArgumentException(
          "refresh-backoff-limit is " + longest + ", less than refresh-backoff, " + first);
    }
    return new RefreshSettings(softTimeout, eagerShare, new Backoff(first, longest));
  }

  /** {@return the longest wait for the origin with a stale response at hand; empty for no limit} */
  public Optional<Duration> softTimeout() {
    return softTimeout;
  }

  /** {@return the share of the lifetime after which a fresh response is refreshed; 1 for none} */
  public double eagerShare() {
    return eagerShare;
  }

  /** {@return the delay after the first failure; 0 if each request tries again} */
  public Duration backoff() {
    return backoff.first();
  }

  /** {@return the longest delay after a failure} */
  public Duration backoffLimit() {
    return backoff.longest();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof RefreshSettings that
        && softTimeout.equals(that.softTimeout)
        && Double.compare(eagerShare, that.eagerShare) == 0
        && backoff.equals(that.backoff);
  }

  @Override
  public int hashCode() {
    return Objects.hash(softTimeout, eagerShare, backoff);
  }

  @Override
  public String toString() {
    return SettingsText.of("RefreshSettings")
        .add("softTimeout", softTimeout)
        .add("eagerShare", eagerShare)
        .add("backoff", backoff.first())
        .add("backoffLimit", backoff.longest())
        .toString();
  }
}
