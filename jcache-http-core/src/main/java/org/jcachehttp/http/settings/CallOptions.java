package org.jcachehttp.http.settings;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/**
 * Options of one call, or of one method of a client. An option that is not set has the value of the
 * cache's settings. Immutable.
 */
public final class CallOptions {

  private static final CallOptions NONE =
      new CallOptions(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

  private final Optional<ExpireAfter> expireAfter;
  private final Optional<Duration> collapseTimeout;
  private final Optional<Duration> staleIfError;
  private final Optional<Duration> staleWhileRevalidate;

  private CallOptions(
      Optional<ExpireAfter> expireAfter,
      Optional<Duration> collapseTimeout,
      Optional<Duration> staleIfError,
      Optional<Duration> staleWhileRevalidate) {
    this.expireAfter = expireAfter;
    this.collapseTimeout = collapseTimeout;
    this.staleIfError = staleIfError;
    this.staleWhileRevalidate = staleWhileRevalidate;
  }

  /** Returns options without a value. */
  public static CallOptions none() {
    return NONE;
  }

  /**
   * The same options with that freshness lifetime of a 200 response; {@link
   * ExpireAfter#doNotCache()} makes the request bypass the cache.
   */
  public CallOptions withExpireAfter(ExpireAfter value) {
    return new CallOptions(
        Optional.of(requireNonNull(value, "expireAfter")),
        collapseTimeout,
        staleIfError,
        staleWhileRevalidate);
  }

  /**
   * The same options with that maximum time to wait for the response to an equal request that is
   * already at the origin; after it, this call sends its own request.
   *
   * @throws IllegalArgumentException if it is not more than zero
   */
  public CallOptions withCollapseTimeout(Duration value) {
    if (value.isZero() || value.isNegative()) {
      throw new IllegalArgumentException(
          "collapse-timeout is " + value + ", but takes more than zero");
    }
    return new CallOptions(expireAfter, Optional.of(value), staleIfError, staleWhileRevalidate);
  }

  /**
   * The same options with that time for which a stale response is served when the origin fails (RFC
   * 5861 section 4), if the response itself does not allow longer.
   *
   * @throws IllegalArgumentException if it is negative or more than 10,000 years
   */
  public CallOptions withStaleIfError(Duration value) {
    return new CallOptions(
        expireAfter,
        collapseTimeout,
        Optional.of(Durations.checkStale("stale-if-error", value)),
        staleWhileRevalidate);
  }

  /**
   * The same options with that time for which a stale response is served while it is revalidated
   * (RFC 5861 section 3), if the response itself does not allow longer.
   *
   * @throws IllegalArgumentException if it is negative or more than 10,000 years
   */
  public CallOptions withStaleWhileRevalidate(Duration value) {
    return new CallOptions(
        expireAfter,
        collapseTimeout,
        staleIfError,
        Optional.of(Durations.checkStale("stale-while-revalidate", value)));
  }

  /** These options; an option that is not set here has the value it has in {@code fallback}. */
  public CallOptions orElse(CallOptions fallback) {
    return new CallOptions(
        expireAfter.or(fallback::expireAfter),
        collapseTimeout.or(fallback::collapseTimeout),
        staleIfError.or(fallback::staleIfError),
        staleWhileRevalidate.or(fallback::staleWhileRevalidate));
  }

  /** The freshness lifetime of a 200 response, if set. */
  public Optional<ExpireAfter> expireAfter() {
    return expireAfter;
  }

  /** The maximum time to wait for the response to an equal request, if set. */
  public Optional<Duration> collapseTimeout() {
    return collapseTimeout;
  }

  /** The time for which a stale response is served when the origin fails, if set. */
  public Optional<Duration> staleIfError() {
    return staleIfError;
  }

  /** The time for which a stale response is served while it is revalidated, if set. */
  public Optional<Duration> staleWhileRevalidate() {
    return staleWhileRevalidate;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof CallOptions that
        && expireAfter.equals(that.expireAfter)
        && collapseTimeout.equals(that.collapseTimeout)
        && staleIfError.equals(that.staleIfError)
        && staleWhileRevalidate.equals(that.staleWhileRevalidate);
  }

  @Override
  public int hashCode() {
    return Objects.hash(expireAfter, collapseTimeout, staleIfError, staleWhileRevalidate);
  }

  @Override
  public String toString() {
    return SettingsText.of("CallOptions")
        .add("expireAfter", expireAfter)
        .add("collapseTimeout", collapseTimeout)
        .add("staleIfError", staleIfError)
        .add("staleWhileRevalidate", staleWhileRevalidate)
        .toString();
  }
}
