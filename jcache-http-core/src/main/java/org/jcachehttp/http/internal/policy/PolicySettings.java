package org.jcachehttp.http.internal.policy;

import org.jcachehttp.http.settings.CacheControlMode;
import org.jcachehttp.http.settings.CacheType;
import org.jcachehttp.http.settings.ExpirySettings;
import org.jcachehttp.http.settings.FilterSettings;
import org.jcachehttp.http.settings.KeySettings;
import org.jcachehttp.http.settings.StaleHandling;
import org.jcachehttp.http.settings.StaleSettings;

/**
 * The settings of a cache that its policy depends on.
 *
 * @param mode private or shared
 * @param expiry freshness lifetimes that are configured
 * @param stale the use of stale responses
 * @param keys the parts of a request that are significant, and those that are secret
 * @param filter the requests and responses that are not cached
 */
public record PolicySettings(
    CacheType mode,
    ExpirySettings expiry,
    StaleSettings stale,
    KeySettings keys,
    FilterSettings filter) {

  /** A private cache without configured lifetimes and filters. */
  public static final PolicySettings DEFAULT =
      new PolicySettings(
          CacheType.PRIVATE,
          ExpirySettings.NONE,
          StaleSettings.DEFAULT,
          KeySettings.defaults(),
          FilterSettings.none());

  /** Returns these settings with that mode. */
  public PolicySettings withMode(CacheType type) {
    return new PolicySettings(type, expiry, stale, keys, filter);
  }

  /** Returns these settings with those lifetimes. */
  public PolicySettings withExpiry(ExpirySettings settings) {
    return new PolicySettings(mode, settings, stale, keys, filter);
  }

  /** Returns these settings with that use of stale responses. */
  public PolicySettings withStale(StaleSettings settings) {
    return new PolicySettings(mode, expiry, settings, keys, filter);
  }

  /** Returns these settings with those keys. */
  public PolicySettings withKeys(KeySettings settings) {
    return new PolicySettings(mode, expiry, stale, settings, filter);
  }

  /** Returns these settings with that filter. */
  public PolicySettings withFilter(FilterSettings settings) {
    return new PolicySettings(mode, expiry, stale, keys, settings);
  }

  /** Returns whether the cache is shared. */
  boolean isShared() {
    return mode == CacheType.SHARED;
  }

  /** Returns whether an expire-after overrides what responses state. */
  boolean overrides() {
    return expiry.cacheControl() == CacheControlMode.OVERRIDE;
  }

  /** Returns whether a stale response that must not be used is removed instead of validated. */
  boolean evictsStale() {
    return stale.use() == StaleHandling.EVICT;
  }
}
