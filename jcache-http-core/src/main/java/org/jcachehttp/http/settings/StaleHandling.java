package org.jcachehttp.http.settings;

/** How a stale response is handled that a request selects and that must not be served as it is. */
public enum StaleHandling {
  /** It is validated with the origin (RFC 9111 section 4.3). */
  REVALIDATE,
  /** It is removed, and a new response is fetched. */
  EVICT
}
