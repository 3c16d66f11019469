package org.jcachehttp.http.status;

import java.util.Optional;

/** Why a request goes to the origin (RFC 9211 section 2.2), with the detail where there is one. */
public enum ForwardReason {
  /** The method is not answered from a cache. */
  METHOD("method"),
  /** The request has content, which a cache key does not cover. */
  CONTENT("bypass", "request-content"),
  /** The answer may be meant for one user only, and the cache is for many. */
  AUTHORIZATION("bypass", "authorization"),
  /** The request asks for parts that cannot be taken from what is stored. */
  RANGE("bypass", "range"),
  /** The request has a condition that only an origin can judge (RFC 9111 section 4.3.2). */
  CONDITIONAL("bypass", "conditional"),
  /** The call or the configuration for its URL says do-not-cache. */
  DO_NOT_CACHE("bypass", "do-not-cache"),
  /** The configuration leaves such requests alone. */
  FILTERED_REQUEST("bypass", "filtered-request"),
  /** What is stored is such as the configuration leaves alone. */
  FILTERED_RESPONSE("miss", "filtered-response"),
  /** The cache cannot be read. */
  STORE_UNAVAILABLE("bypass", "store-unavailable"),
  /** Nothing is stored for the URI. */
  URI_MISS("uri-miss"),
  /** Nothing is stored that was selected by fields like those of the request. */
  VARY_MISS("vary-miss"),
  /** A part is stored, and the request asks for more than that. */
  PARTIAL("partial"),
  /** What is stored is stale. */
  STALE("stale"),
  /** The request directive no-store. */
  NO_STORE("request", "no-store"),
  /** The request directive no-cache. */
  NO_CACHE("request", "no-cache"),
  /** What is stored is older than the request directive max-age allows. */
  MAX_AGE("request", "max-age"),
  /** What is stored will not be fresh as long as the request directive min-fresh demands. */
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

  /** The value of the parameter {@code fwd}. */
  public String token() {
    return token;
  }

  /** The value of the parameter {@code detail}. */
  public Optional<String> detail() {
    return detail;
  }
}
