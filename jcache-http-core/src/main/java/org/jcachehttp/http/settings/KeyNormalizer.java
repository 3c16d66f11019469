package org.jcachehttp.http.settings;

import org.jcachehttp.http.message.TargetUri;

/**
 * Normalizes target URIs for cache keys, so that equivalent targets, such as the mirrors of one
 * host, share responses. Implementations are safe for use by many threads.
 */
@FunctionalInterface
public interface KeyNormalizer {

  /**
   * Normalizes the target that is stored and that the key is made from. Method, content and
   * credentials are part of the key as well.
   *
   * <p>The result must be deterministic in all processes, and idempotent: {@code
   * normalize(normalize(t))} equals {@code normalize(t)}. An exception that this method throws, or
   * an {@link IllegalArgumentException} if the returned target is not a URI, is thrown to the
   * caller of the HTTP cache.
   *
   * @param target the target in the normal form of RFC 3986, with {@code REDACTED} in place of
   *     secrets
   * @return the target for the key; equal for requests that share a response
   */
  TargetUri normalize(TargetUri target);
}
