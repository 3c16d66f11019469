package org.jcachehttp.http.policy;

/** What becomes of a stale response that is asked for and may not answer as it is. */
public enum StaleUse {
  /** The origin is asked whether it still holds (RFC 9111 section 4.3). */
  VALIDATE,
  /** It is removed, and the origin asked for a new one. */
  PURGE
}
