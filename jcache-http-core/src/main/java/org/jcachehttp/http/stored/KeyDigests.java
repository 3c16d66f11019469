package org.jcachehttp.http.stored;

import java.util.Optional;

/**
 * The parts of a cache key that are stored as hashes, each with 64 hexadecimal digits.
 *
 * @param partition the HMAC of the credentials that the entry belongs to; empty for an entry that
 *     all users share
 * @param redacted the HMAC of the redacted values in the target that are part of the key; empty if
 *     there are none
 * @param content the hash of the request content; empty if there is none
 */
public record KeyDigests(
    Optional<String> partition, Optional<String> redacted, Optional<String> content) {

  private static final KeyDigests NONE =
      new KeyDigests(Optional.empty(), Optional.empty(), Optional.empty());

  /** {@return the digests of a request without credentials, redacted values and content} */
  public static KeyDigests none() {
    return NONE;
  }

  /** {@return the digests of the same request without credentials} */
  public KeyDigests withoutPartition() {
    return new KeyDigests(Optional.empty(), redacted, content);
  }
}
