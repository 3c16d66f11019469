package org.jcachehttp.http.settings;

/**
 * The handling of a stale response that a request selects and that must not be served without
 * validation.
 */
public enum StaleHandling {
  /** It is validated with the origin (RFC 9111 section 4.3). */
  REVALIDATE,
  /** It is removed, and a new response is fetched. */
  EVICT
}
