package org.jcachehttp.http;

import org.jcachehttp.http.message.HttpRequest;

/** How calls use an HTTP cache. */
public enum CacheMode {

  /** As HTTP says: fresh responses are answered from the cache, others fetched and stored. */
  DEFAULT,

  /** What is stored is used only after the origin has confirmed it. */
  NO_CACHE,

  /** What is stored is neither used nor confirmed, but fetched anew and replaced. */
  RELOAD,

  /** The origin is never asked: what is not stored is answered with 504 (Gateway Timeout). */
  ONLY_IF_CACHED,

  /** What is stored is used; nothing is stored, replaced or removed. */
  READ_ONLY,

  /** The cache is neither read nor written, nor does it hear of requests that change something. */
  NO_STORE;

  /** The request with the directives that say so to the cache (RFC 9111 section 5.2.1). */
  HttpRequest of(HttpRequest request) {
    return switch (this) {
      case DEFAULT, NO_STORE -> request;
      case NO_CACHE, RELOAD -> with(request, "no-cache");
      case ONLY_IF_CACHED, READ_ONLY -> with(request, "only-if-cached");
    };
  }

  private static HttpRequest with(HttpRequest request, String directive) {
    return request.withFields(request.fields().with("Cache-Control", directive));
  }
}
