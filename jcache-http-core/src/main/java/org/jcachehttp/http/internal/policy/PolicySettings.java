package org.jcachehttp.http.internal.policy;

import org.jcachehttp.http.internal.expiry.ExpiryRules;
import org.jcachehttp.http.internal.key.KeyRules;
import org.jcachehttp.http.settings.CacheType;
import org.jcachehttp.http.settings.HttpCacheSettings;
import org.jcachehttp.http.settings.StaleHandling;
import org.jcachehttp.http.settings.StaleSettings;

/**
 * The settings that the rules of RFC 9111 depend on, compiled once per HTTP cache. Immutable.
 *
 * @param type whether the cache is private or shared
 * @param expiry the configured freshness lifetimes
 * @param stale the use of stale responses
 * @param keys the rules for keys and credentials
 * @param filter the excluded requests and responses
 */
public record PolicySettings(
    CacheType type, ExpiryRules expiry, StaleSettings stale, KeyRules keys, FilterRules filter) {

  /** Compiles settings. */
  public static PolicySettings of(HttpCacheSettings settings) {
    return new PolicySettings(
        settings.type(),
        ExpiryRules.of(settings.expiry()),
        settings.stale(),
        KeyRules.of(settings.keys()),
        new FilterRules(settings.filter()));
  }

  /** Whether the cache is shared. */
  boolean isShared() {
    return type == CacheType.SHARED;
  }

  /** Whether a stale response that must not be served is removed instead of revalidated. */
  boolean evictsStale() {
    return stale.handling() == StaleHandling.EVICT;
  }
}
