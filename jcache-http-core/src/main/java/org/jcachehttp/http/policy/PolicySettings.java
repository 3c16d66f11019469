package org.jcachehttp.http.policy;

import java.time.Duration;
import java.util.Optional;
import org.jcachehttp.http.expiry.ExpireAfter;
import org.jcachehttp.http.key.KeySettings;

/**
 * What RFC 9111 leaves to the user of a cache.
 *
 * @param mode whom the cache serves
 * @param expireAfter how long a 200 response that says nothing itself is fresh; if empty, the
 *     heuristic of section 4.2.2 decides
 * @param keepStale how long a response is kept at least after it became stale
 * @param staleIfError how long after it became stale a response may answer for an origin that fails
 * @param keys which requests are the same, and which have credentials
 */
public record PolicySettings(
    CacheMode mode,
    Optional<ExpireAfter> expireAfter,
    Duration keepStale,
    Duration staleIfError,
    KeySettings keys) {

  /** Whether the cache serves many users. */
  boolean isShared() {
    return mode == CacheMode.SHARED;
  }
}
