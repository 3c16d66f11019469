package org.jcachehttp.http.policy;

import java.time.Duration;
import org.jcachehttp.http.expiry.CacheControlMode;
import org.jcachehttp.http.expiry.ExpirySettings;
import org.jcachehttp.http.key.KeySettings;

/**
 * What RFC 9111 leaves to the user of a cache.
 *
 * @param mode whom the cache serves
 * @param expiry how long responses are fresh beside what they say themselves
 * @param keepStale how long a response is kept at least after it became stale
 * @param staleIfError how long after it became stale a response may answer for an origin that fails
 * @param staleUse what becomes of a stale response when it is asked for
 * @param keys which requests are the same, and which have credentials
 */
public record PolicySettings(
    CacheMode mode,
    ExpirySettings expiry,
    Duration keepStale,
    Duration staleIfError,
    StaleUse staleUse,
    KeySettings keys) {

  /** Whether the cache serves many users. */
  boolean isShared() {
    return mode == CacheMode.SHARED;
  }

  /** Whether an expire-after counts before what a response says of itself. */
  boolean overrides() {
    return expiry.cacheControl() == CacheControlMode.OVERRIDE;
  }

  /** Whether a stale response that may not answer is removed instead of validated. */
  boolean purgesStale() {
    return staleUse == StaleUse.PURGE;
  }
}
