package org.jcachehttp.http.settings;

import org.jcachehttp.http.message.TargetUri;

/**
 * Says which targets are the same, for example all mirrors of one host. Called on the threads of
 * the calls, by several at once.
 */
@FunctionalInterface
public interface KeyNormalizer {

  /**
   * The target that counts, and is stored, in the place of that one; the same for two of which the
   * responses may take each other's place, in every process. Of its own answer it answers the same
   * again. Method, content and credentials count beside it. What is no URI fails the call with an
   * {@link IllegalArgumentException}; what is thrown here, the call throws.
   *
   * @param target the target in normal form, with {@code REDACTED} in the place of secrets
   */
  TargetUri normalize(TargetUri target);
}
