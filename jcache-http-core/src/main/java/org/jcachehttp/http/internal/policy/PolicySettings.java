package org.jcachehttp.http.internal.policy;

import org.jcachehttp.http.settings.CacheControlMode;
import org.jcachehttp.http.settings.CacheType;
import org.jcachehttp.http.settings.ExpirySettings;
import org.jcachehttp.http.settings.FilterSettings;
import org.jcachehttp.http.settings.KeySettings;
import org.jcachehttp.http.settings.StaleHandling;
import org.jcachehttp.http.settings.StaleSettings;

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
    CacheType mode,
    ExpirySettings expiry,
    StaleSettings stale,
    KeySettings keys,
    FilterSettings filter) {

  /** A private cache that does what responses say. */
  public static final PolicySettings DEFAULT =
      new PolicySettings(
          CacheType.PRIVATE,
          ExpirySettings.NONE,
          StaleSettings.DEFAULT,
          KeySettings.defaults(),
          FilterSettings.none());

  /** The same for these users. */
  public PolicySettings withMode(CacheType whom) {
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
    return mode == CacheType.SHARED;
  }

  /** Whether an expire-after counts before what a response says of itself. */
  boolean overrides() {
    return expiry.cacheControl() == CacheControlMode.OVERRIDE;
  }

  /** Whether a stale response that may not answer is removed instead of validated. */
  boolean purgesStale() {
    return stale.use() == StaleHandling.EVICT;
  }
}
