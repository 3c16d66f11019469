package org.jcachehttp.http.settings;

/** What becomes of a stale response that is asked for and may not answer as it is. */
public enum StaleHandling {
  /** The origin is asked whether it still holds (RFC 9111 section 4.3). */
  REVALIDATE,
  /** It is removed, and the origin asked for a new one. */
  EVICT
}
