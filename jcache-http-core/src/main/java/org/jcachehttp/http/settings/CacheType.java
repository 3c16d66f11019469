package org.jcachehttp.http.settings;

/** Whom a cache serves (RFC 9111 section 1.2). */
public enum CacheType {
  /** One user, as the cache of a browser does. */
  PRIVATE,
  /** Many users: {@code private}, {@code s-maxage} and {@code proxy-revalidate} count. */
  SHARED
}
