package org.jcachehttp.http.settings;

import org.jcachehttp.http.message.TargetUri;

/**
 * Normalizes target URIs for cache keys, so that equivalent targets, such as the mirrors of one
 * host, share responses. Implementations are safe for use by many threads.
 */
@FunctionalInterface
public interface KeyNormalizer {

  /**
   * Returns the target that is stored and that the key is made from. Method, content and
   * credentials are part of the key as well.
   *
   * <p>Must be deterministic in all processes, and idempotent: {@code normalize(normalize(t))}
   * equals {@code normalize(t)}. An exception that this method throws, or an {@link
   * IllegalArgumentException} if the returned target is not a URI, is thrown to the caller of the
   * HTTP cache.
   *
   * @param target the target in normal form, with {@code REDACTED} in place of secrets
   */
  TargetUri normalize(TargetUri target);
}
