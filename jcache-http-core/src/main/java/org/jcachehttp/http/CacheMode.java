package org.jcachehttp.http;

import java.util.ArrayList;
import java.util.List;
import org.jcachehttp.http.message.Field;
import org.jcachehttp.http.message.Fields;
import org.jcachehttp.http.message.HttpRequest;
import org.jcachehttp.http.settings.CallOptions;

/**
 * How requests use an HTTP cache: the cache modes of WHATWG Fetch, and two more.
 *
 * <p>Only {@link #OFFLINE} overrides what RFC 9111 forbids. A stale response with {@code
 * must-revalidate} or {@code no-cache}, and in a shared cache with {@code proxy-revalidate} or
 * {@code s-maxage}, is never served without revalidation; in {@link #ONLY_IF_CACHED} and {@link
 * #READ_ONLY} that is a 504 response of the cache. Directives of the request itself, such as {@code
 * max-age}, apply in every mode except {@link #NO_STORE} and {@link #OFFLINE}.
 */
public enum CacheMode {

  /** Follows RFC 9111: serves fresh responses, revalidates stale ones, and fetches others. */
  DEFAULT(""),

  /** Revalidates a stored response before it is served, even if it is fresh. */
  NO_CACHE("no-cache"),

  /** Fetches the response without reading the cache, and stores it. */
  RELOAD("no-cache"),

  /** Serves a stored response of any age; without one, fetches and stores the response. */
  FORCE_CACHE("max-stale"),

  /**
   * Serves a stored response that is fresh, and never uses the network: without one, the response
   * is 504 (Gateway Timeout). This is the request directive of RFC 9111 section 5.2.1.7; the mode
   * of that name in WHATWG Fetch is {@link #OFFLINE}.
   */
  ONLY_IF_CACHED("only-if-cached"),

  /** Uses the network as if there were no cache: nothing is served, stored or invalidated. */
  NO_STORE(""),

  /** Serves stored responses as {@link #DEFAULT} does, but stores, changes and removes nothing. */
  READ_ONLY("only-if-cached"),

  /**
   * Serves a stored response however stale it is, even with {@code must-revalidate} or {@code
   * no-cache}, and never uses the network: only where nothing is stored, the response is 504
   * (Gateway Timeout).
   */
  OFFLINE("");

  private static final String CACHE_CONTROL = "Cache-Control";

  private static final List<String> CONDITIONS =
      List.of("If-None-Match", "If-Modified-Since", "Range", "If-Range");

  /** The directives of this mode (RFC 9111 section 5.2.1); empty if it has none. */
  private final String directives;

  CacheMode(String directives) {
    this.directives = directives;
  }

  /** The options of a call in this mode. */
  CallOptions toOptions(CallOptions options) {
    return this == OFFLINE ? options.offline() : options;
  }

  /** The request for the cache, with the directives of this mode. */
  HttpRequest toCache(HttpRequest request) {
    return directives.isEmpty()
        ? request
        : request.withFields(request.fields().with(CACHE_CONTROL, directives));
  }

  /**
   * The request for the origin.
   *
   * @param sent the request that the cache sends
   * @param request the request of the caller
   */
  HttpRequest toOrigin(HttpRequest sent, HttpRequest request) {
    return switch (this) {
      case RELOAD -> withoutConditions(sent, request);
      case FORCE_CACHE -> sent.withFields(withoutDirectives(sent.fields()));
      default -> sent;
    };
  }

  /** Without the conditions that the cache added, so that the origin sends the whole response. */
  private static HttpRequest withoutConditions(HttpRequest sent, HttpRequest request) {
    return sent.withFields(
        sent.fields()
            .without(CONDITIONS.stream().filter(name -> !request.fields().has(name)).toList()));
  }

  /** Other caches on the way to the origin must not serve stale responses. */
  private Fields withoutDirectives(Fields sent) {
    List<Field> lines = new ArrayList<>(sent.stream().toList());
    lines.remove(new Field(CACHE_CONTROL, directives));
    return Fields.copyOf(lines);
  }
}
