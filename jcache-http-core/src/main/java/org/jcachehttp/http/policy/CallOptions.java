package org.jcachehttp.http.policy;

import java.time.Duration;
import java.util.Optional;
import org.jcachehttp.http.expiry.ExpireAfter;

/**
 * What one call, or one method of a client, wants otherwise than the cache is configured.
 * Immutable.
 *
 * @param expireAfter how long a 200 response to it is fresh; {@code do-not-cache}: the cache has
 *     nothing to do with it
 * @param timeout how long it may wait for the response to another call like it
 */
public record CallOptions(Optional<ExpireAfter> expireAfter, Optional<Duration> timeout) {

  private static final CallOptions NONE = new CallOptions(Optional.empty(), Optional.empty());

  /**
   * Options of a call.
   *
   * @throws IllegalArgumentException if the timeout is not more than zero
   */
  public CallOptions {
    if (timeout.filter(span -> span.isZero() || span.isNegative()).isPresent()) {
      throw new IllegalArgumentException(
          "timeout is " + timeout.get() + ", but takes more than zero");
    }
  }

  /** Everything as the cache is configured. */
  public static CallOptions none() {
    return NONE;
  }

  /** The same with that expire-after. */
  public CallOptions withExpireAfter(ExpireAfter value) {
    return new CallOptions(Optional.of(value), timeout);
  }

  /**
   * The same with that timeout.
   *
   * @throws IllegalArgumentException if it is not more than zero
   */
  public CallOptions withTimeout(Duration span) {
    return new CallOptions(expireAfter, Optional.of(span));
  }

  /** These options and, where they say nothing, those: a call's and those of its method. */
  public CallOptions orElse(CallOptions fallback) {
    return new CallOptions(expireAfter.or(fallback::expireAfter), timeout.or(fallback::timeout));
  }
}
