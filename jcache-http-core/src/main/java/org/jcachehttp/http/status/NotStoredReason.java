package org.jcachehttp.http.status;

/** Why a response is not stored; {@link #detail()} says it in a Cache-Status field. */
public enum NotStoredReason {
  /** The directive no-store in the response. */
  NO_STORE("no-store"),
  /** The directive private in the response to a shared cache. */
  PRIVATE("private"),
  /** The request had credentials, and nothing says that others may see the response. */
  AUTHORIZATION("authorization"),
  /** What it was to update has been replaced or removed meanwhile. */
  SUPERSEDED("superseded"),
  /** The status code is 416, or one that this cache does not understand. */
  STATUS("status"),
  /** The configuration does not have responses with that status code stored. */
  FILTERED_STATUS("filtered-status"),
  /** The configuration does not have such responses stored. */
  FILTERED_RESPONSE("filtered-response"),
  /** A part that nobody asked for, or that does not say which one it is, and of how much. */
  CONTENT_RANGE("content-range"),
  /** The configuration says do-not-cache, and the response no lifetime of its own that counts. */
  DO_NOT_CACHE("do-not-cache"),
  /** The response depends on more than the request: {@code Vary: *}. */
  VARY("vary"),
  /** The response may be meant for one user only. */
  SET_COOKIE("set-cookie"),
  /** Neither the response nor the configuration says how long it is fresh. */
  NO_LIFETIME("no-lifetime"),
  /** It is stale already, and has no validator to ask the origin with. */
  STALE("stale"),
  /** The response repeats a secret of its request. */
  SECRET_IN_RESPONSE("secret-in-response"),
  /** A field cannot be expressed in the stored format. */
  FIELD_SYNTAX("field-syntax"),
  /** The body is larger than the configured limit. */
  TOO_LARGE("too-large"),
  /** The body ended before the length that was announced. */
  TRUNCATED("truncated"),
  /** The cache cannot be written. */
  STORE_UNAVAILABLE("store-unavailable");

  private final String detail;

  NotStoredReason(String detail) {
    this.detail = detail;
  }

  /** The value of the parameter {@code detail}, a token. */
  public String detail() {
    return detail;
  }
}
