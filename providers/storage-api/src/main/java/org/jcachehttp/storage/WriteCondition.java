package org.jcachehttp.storage;

import java.util.Optional;

/**
 * What a conditional write or remove demands of the stored state; it happens only if that holds.
 */
public sealed interface WriteCondition {

  /** The condition that always holds. */
  static WriteCondition any() {
    return new Any();
  }

  /** The condition that nothing is stored under the key. */
  static WriteCondition absent() {
    return new Absent();
  }

  /** The condition that the stored record carries exactly this version. */
  static WriteCondition version(long version) {
    return new Version(version);
  }

  /** Whether the condition holds for what is stored, for a backend that compares in Java. */
  default boolean matches(Optional<? extends StoredRecord<?>> stored) {
    if (this instanceof Version wanted) {
      return stored.isPresent() && stored.get().version() == wanted.version();
    }
    return this instanceof Any || stored.isEmpty();
  }

  /** Whatever is stored, or nothing. */
  record Any() implements WriteCondition {}

  /** Nothing is stored, not even an expired record. */
  record Absent() implements WriteCondition {}

  /**
   * A record with this stamp is stored, expired or not.
   *
   * @param version the stamp read before
   */
  record Version(long version) implements WriteCondition {}
}
