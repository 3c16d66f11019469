package org.jcachehttp.http.settings;

/** The types of caches (RFC 9111 section 1.2). */
public enum CacheType {
  /** A private cache, which keeps the responses of different credentials apart. */
  PRIVATE,
  /** A shared cache, which obeys {@code private}, {@code s-maxage} and {@code proxy-revalidate}. */
  SHARED
}
