package org.jcachehttp.http.policy;

/** Whom a cache serves (RFC 9111 section 1.2). */
public enum CacheMode {
  /** One user, as the cache of a browser does. */
  PRIVATE,
  /** Many users: {@code private}, {@code s-maxage} and {@code proxy-revalidate} count. */
  SHARED
}
