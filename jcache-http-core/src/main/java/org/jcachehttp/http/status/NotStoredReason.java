package org.jcachehttp.http.status;

/** Why a response is not stored, as the parameter {@code detail} of Cache-Status states it. */
public enum NotStoredReason {
  /** The response has the directive no-store. */
  NO_STORE("no-store"),
  /** The response has the directive private, and the cache is shared. */
  PRIVATE("private"),
  /** The request has credentials, and the response does not allow a shared cache to store it. */
  AUTHORIZATION("authorization"),
  /** The stored response to update was replaced or removed concurrently. */
  SUPERSEDED("superseded"),
  /** The status code is 416, or one that this cache does not support. */
  STATUS("status"),
  /** A configured filter excludes the status code. */
  FILTERED_STATUS("filtered-status"),
  /** A configured filter excludes the response. */
  FILTERED_RESPONSE("filtered-response"),
  /** A part that was not requested, or whose Content-Range is missing or incomplete. */
  CONTENT_RANGE("content-range"),
  /** The configuration is do-not-cache, and the response has no lifetime that takes precedence. */
  DO_NOT_CACHE("do-not-cache"),
  /** The response is an event stream, which has no end. */
  EVENT_STREAM("event-stream"),
  /** The response has {@code Vary: *}. */
  VARY("vary"),
  /** The response sets a cookie, and the settings or the origin do not allow to store it. */
  SET_COOKIE("set-cookie"),
  /** The response clears what is stored of its origin. */
  CLEAR_SITE_DATA("clear-site-data"),
  /** Neither the response nor the configuration gives a freshness lifetime. */
  NO_LIFETIME("no-lifetime"),
  /** The response is already stale, and has no validator. */
  STALE("stale"),
  /** The response contains a secret of its request. */
  SECRET_IN_RESPONSE("secret-in-response"),
  /** The stored format cannot represent a field. */
  FIELD_SYNTAX("field-syntax"),
  /** The head of the response, or a list of names in it, is larger than this cache reads. */
  HEAD_TOO_LARGE("head-too-large"),
  /** The body is larger than the configured limit. */
  TOO_LARGE("too-large"),
  /** The body is shorter than the announced length. */
  TRUNCATED("truncated"),
  /** The body does not match a digest of the response. */
  DIGEST("digest"),
  /** The cache cannot be written. */
  STORE_UNAVAILABLE("store-unavailable");

  private final String detail;

  NotStoredReason(String detail) {
    this.detail = detail;
  }

  /** {@return the value of the parameter {@code detail}, a token} */
  public String detail() {
    return detail;
  }
}
