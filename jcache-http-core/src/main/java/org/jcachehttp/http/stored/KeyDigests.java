package org.jcachehttp.http.stored;

import java.util.Optional;

/**
 * The parts of a cache key that are kept as hashes only, each of 64 hexadecimal digits.
 *
 * @param partition the HMAC of the credentials, whose entries are nobody else's; empty for entries
 *     of everybody
 * @param hidden the HMAC of what counts in the target and is not written in it; empty if that is
 *     nothing
 * @param content the hash of the request's content; empty if there was none
 */
public record KeyDigests(
    Optional<String> partition, Optional<String> hidden, Optional<String> content) {

  private static final KeyDigests NONE =
      new KeyDigests(Optional.empty(), Optional.empty(), Optional.empty());

  /** Those of a request of everybody, of which nothing is hidden. */
  public static KeyDigests none() {
    return NONE;
  }

  /** Those of the same request without credentials. */
  public KeyDigests withoutPartition() {
    return new KeyDigests(Optional.empty(), hidden, content);
  }
}
