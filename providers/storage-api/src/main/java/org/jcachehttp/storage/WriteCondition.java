package org.jcachehttp.storage;

import java.util.Optional;

/**
 * The condition of a write or a removal. The change takes place only if the stored state meets it.
 */
public sealed interface WriteCondition {

  /** {@return the condition that is always met} */
  static WriteCondition any() {
    return new Any();
  }

  /** {@return the condition that no record is stored under the key} */
  static WriteCondition absent() {
    return new Absent();
  }

  /**
   * {@return the condition that the stored record has exactly this version}
   *
   * @param version the version that was read
   */
  static WriteCondition version(long version) {
    return new Version(version);
  }

  /**
   * {@return whether the stored state meets the condition, for a backend that compares in Java}
   *
   * @param stored the record under the key; empty if there is none
   */
  default boolean matches(Optional<? extends StoredRecord<?>> stored) {
    if (this instanceof Version wanted) {
      return stored.isPresent() && stored.get().version() == wanted.version();
    }
    return this instanceof Any || stored.isEmpty();
  }

  /** Any state. */
  record Any() implements WriteCondition {}

  /** No record is stored, not even an expired one. */
  record Absent() implements WriteCondition {}

  /**
   * A record with this version is stored, expired or not.
   *
   * @param version the version that was read
   */
  record Version(long version) implements WriteCondition {}
}
