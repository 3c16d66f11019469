package org.jcachehttp.http.settings;

import java.time.Duration;
import java.util.Optional;

/**
 * What one call, or one method of a client, wants otherwise than the cache is configured.
 * Immutable.
 *
 * @param expireAfter how long a 200 response to it is fresh; {@code do-not-cache}: the cache has
 *     nothing to do with it
 * @param timeout how long it may wait for the response to another call like it
 * @param staleIfError how long after it became stale a response may answer it for an origin that
 *     fails (RFC 5861 section 4), if the response itself does not allow longer
 * @param staleWhileRevalidate how long after it became stale a response may answer it at once while
 *     a newer one is fetched (RFC 5861 section 3), if the response itself does not allow longer
 */
public record CallOptions(
    Optional<ExpireAfter> expireAfter,
    Optional<Duration> timeout,
    Optional<Duration> staleIfError,
    Optional<Duration> staleWhileRevalidate) {

  private static final CallOptions NONE =
      new CallOptions(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

  /**
   * Options of a call.
   *
   * @throws IllegalArgumentException if the timeout is not more than zero, or a span is negative or
   *     more than ten thousand years
   */
  public CallOptions {
    if (timeout.filter(span -> span.isZero() || span.isNegative()).isPresent()) {
      throw new IllegalArgumentException(
          "timeout is " + timeout.get() + ", but takes more than zero");
    }
    staleIfError.ifPresent(span -> StaleSettings.check("stale-if-error", span));
    staleWhileRevalidate.ifPresent(span -> StaleSettings.check("stale-while-revalidate", span));
  }

  /** Everything as the cache is configured. */
  public static CallOptions none() {
    return NONE;
  }

  /** The same with that expire-after. */
  public CallOptions withExpireAfter(ExpireAfter value) {
    return new CallOptions(Optional.of(value), timeout, staleIfError, staleWhileRevalidate);
  }

  /**
   * The same with that timeout.
   *
   * @throws IllegalArgumentException if it is not more than zero
   */
  public CallOptions withTimeout(Duration span) {
    return new CallOptions(expireAfter, Optional.of(span), staleIfError, staleWhileRevalidate);
  }

  /**
   * The same with that window for stale-if-error.
   *
   * @throws IllegalArgumentException if it is negative
   */
  public CallOptions withStaleIfError(Duration span) {
    return new CallOptions(expireAfter, timeout, Optional.of(span), staleWhileRevalidate);
  }

  /**
   * The same with that window for stale-while-revalidate.
   *
   * @throws IllegalArgumentException if it is negative
   */
  public CallOptions withStaleWhileRevalidate(Duration span) {
    return new CallOptions(expireAfter, timeout, staleIfError, Optional.of(span));
  }

  /** These options and, where they say nothing, those: a call's and those of its method. */
  public CallOptions orElse(CallOptions fallback) {
    return new CallOptions(
        expireAfter.or(fallback::expireAfter),
        timeout.or(fallback::timeout),
        staleIfError.or(fallback::staleIfError),
        staleWhileRevalidate.or(fallback::staleWhileRevalidate));
  }
}
