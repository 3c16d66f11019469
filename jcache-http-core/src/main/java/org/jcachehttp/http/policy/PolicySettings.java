package org.jcachehttp.http.policy;

import org.jcachehttp.http.expiry.CacheControlMode;
import org.jcachehttp.http.expiry.ExpirySettings;
import org.jcachehttp.http.filter.FilterSettings;
import org.jcachehttp.http.key.KeySettings;

/**
 * What RFC 9111 leaves to the user of a cache. Immutable.
 *
 * @param mode whom the cache serves
 * @param expiry how long responses are fresh beside what they say themselves
 * @param stale of what use they are after that
 * @param keys which requests are the same, and which have credentials
 * @param filter what the cache leaves alone
 */
public record PolicySettings(
    CacheMode mode,
    ExpirySettings expiry,
    StaleSettings stale,
    KeySettings keys,
    FilterSettings filter) {

  /** A private cache that does what responses say. */
  public static final PolicySettings DEFAULT =
      new PolicySettings(
          CacheMode.PRIVATE,
          ExpirySettings.NONE,
          StaleSettings.DEFAULT,
          KeySettings.defaults(),
          FilterSettings.none());

  /** The same for these users. */
  public PolicySettings withMode(CacheMode whom) {
    return new PolicySettings(whom, expiry, stale, keys, filter);
  }

  /** The same with responses fresh that long. */
  public PolicySettings withExpiry(ExpirySettings settings) {
    return new PolicySettings(mode, settings, stale, keys, filter);
  }

  /** The same with that use of stale responses. */
  public PolicySettings withStale(StaleSettings settings) {
    return new PolicySettings(mode, expiry, settings, keys, filter);
  }

  /** The same with requests told apart like that. */
  public PolicySettings withKeys(KeySettings settings) {
    return new PolicySettings(mode, expiry, stale, settings, filter);
  }

  /** The same with that left alone. */
  public PolicySettings withFilter(FilterSettings settings) {
    return new PolicySettings(mode, expiry, stale, keys, settings);
  }

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
    return stale.use() == StaleUse.PURGE;
  }
}
