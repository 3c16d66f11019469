package org.jcachehttp.http.maintenance;

/** The state of a stored response. */
public enum ResponseState {
  /** It may be served without asking the origin. */
  FRESH,
  /** It is kept to be revalidated, or to be served where a stale response may be. */
  STALE,
  /** It is past its retention, and not removed yet. */
  EXPIRED,
  /** It cannot be read as a response, or has the key of another request; it is never served. */
  INVALID
}
