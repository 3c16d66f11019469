package org.jcachehttp.http.status;

import java.util.Optional;

/** Why a request is forwarded to the origin (RFC 9211 section 2.2). */
public enum ForwardReason {
  /** Responses to the method are not stored. */
  METHOD("method"),
  /** The request has content that is not part of the cache key. */
  CONTENT("bypass", "request-content"),
  /** The response may be for one user only, and the cache is shared. */
  AUTHORIZATION("bypass", "authorization"),
  /** The field Host names another host than the URI (RFC 9110 section 7.2). */
  HOST("bypass", "host"),
  /** The URI or a field value has a character that UTF-8 cannot encode: an unpaired surrogate. */
  ENCODING("bypass", "encoding"),
  /** The request accepts an event stream, which has no end. */
  EVENT_STREAM("bypass", "event-stream"),
  /** The request has a range that the stored response cannot satisfy. */
  RANGE("bypass", "range"),
  /** The request has a condition that only the origin can evaluate (RFC 9111 section 4.3.2). */
  CONDITIONAL("bypass", "conditional"),
  /** The options of the call or the configuration of its URL are do-not-cache. */
  DO_NOT_CACHE("bypass", "do-not-cache"),
  /** A configured filter excludes the request. */
  FILTERED_REQUEST("bypass", "filtered-request"),
  /** A configured filter excludes the stored response. */
  FILTERED_RESPONSE("miss", "filtered-response"),
  /** The settings exclude the stored response, because it sets a cookie. */
  SET_COOKIE("miss", "set-cookie"),
  /** The cache cannot be read. */
  STORE_UNAVAILABLE("bypass", "store-unavailable"),
  /** No response is stored for the URI. */
  URI_MISS("uri-miss"),
  /** No stored response is selected by the fields of the request. */
  VARY_MISS("vary-miss"),
  /** A group or tag of the stored response was invalidated. */
  INVALIDATED("miss", "invalidated"),
  /** The stored response is partial, and does not satisfy the request. */
  PARTIAL("partial"),
  /** The stored response is stale. */
  STALE("stale"),
  /** The request has the directive no-store. */
  NO_STORE("request", "no-store"),
  /** The request has the directive no-cache. */
  NO_CACHE("request", "no-cache"),
  /** The stored response is older than the request directive max-age allows. */
  MAX_AGE("request", "max-age"),
  /**
   * The stored response stays fresh for less time than the request directive min-fresh requires.
   */
  MIN_FRESH("request", "min-fresh");

  private final String token;
  private final Optional<String> detail;

  ForwardReason(String token) {
    this.token = token;
    this.detail = Optional.empty();
  }

  ForwardReason(String token, String detail) {
    this.token = token;
    this.detail = Optional.of(detail);
  }

  /** {@return the value of the parameter {@code fwd}, a token of RFC 9211 section 2.2} */
  public String token() {
    return token;
  }

  /** {@return the value of the parameter {@code detail}; empty if there is none} */
  public Optional<String> detail() {
    return detail;
  }
}
