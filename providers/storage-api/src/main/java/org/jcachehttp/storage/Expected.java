package org.jcachehttp.storage;

import java.util.Optional;

/** What a conditional write or erase demands of the stored state; it happens only if that holds. */
public sealed interface Expected {

  /** The condition that always holds. */
  static Expected any() {
    return new Any();
  }

  /** The condition that nothing is stored under the key. */
  static Expected absent() {
    return new Absent();
  }

  /** The condition that the stored record carries exactly this version. */
  static Expected version(long version) {
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
  record Any() implements Expected {}

  /** Nothing is stored, not even an expired record. */
  record Absent() implements Expected {}

  /**
   * A record with this stamp is stored, expired or not.
   *
   * @param version the stamp read before
   */
  record Version(long version) implements Expected {}
}
