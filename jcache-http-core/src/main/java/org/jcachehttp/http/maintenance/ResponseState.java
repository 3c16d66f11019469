package org.jcachehttp.http.maintenance;

/** What a stored response is good for. */
public enum ResponseState {
  /** It may be used without asking the origin. */
  FRESH,
  /** It is kept to be validated, or to answer where a stale response may. */
  STALE,
  /** It is past its retention; the backend has only not removed it yet. */
  EXPIRED,
  /** What is stored cannot be read as a response, and counts as absent. */
  INVALID
}
