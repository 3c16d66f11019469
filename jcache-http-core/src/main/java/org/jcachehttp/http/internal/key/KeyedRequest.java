package org.jcachehttp.http.internal.key;

import org.jcachehttp.http.stored.StoredRequest;

/**
 * The stored part of a request with its primary key.
 *
 * @param request the stored part, without the fields that select a variant
 * @param key its {@link CacheKey}
 */
public record KeyedRequest(StoredRequest request, String key) {

  /** Computes the key. */
  public static KeyedRequest of(StoredRequest request) {
    return new KeyedRequest(request, CacheKey.of(request));
  }
}
