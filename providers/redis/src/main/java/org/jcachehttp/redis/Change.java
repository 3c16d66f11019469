package org.jcachehttp.redis;

import java.util.Optional;
import org.jcachehttp.storage.EntryMetadata;

/** A change of a region that a process announced. */
sealed interface Change {

  /**
   * An entry was written.
   *
   * @param key its key
   * @param before the entry before the change, without its metadata; empty if it is new
   * @param version the version that was written
   */
  record Written(String key, Optional<EntryMetadata<String>> before, long version)
      implements Change {}

  /**
   * A value was removed.
   *
   * @param key its key
   * @param before the entry that it was; empty if it was none
   */
  record Removed(String key, Optional<EntryMetadata<String>> before) implements Change {}

  /**
   * The deadline of an entry was moved.
   *
   * @param key its key
   */
  record Touched(String key) implements Change {}

  /** All entries were removed. */
  record Cleared() implements Change {}
}
