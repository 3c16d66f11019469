package org.jcachehttp.ehcache;

import java.util.Map;
import org.jcachehttp.storage.Deadline;
import org.jcachehttp.storage.StoredRecord;
import org.jspecify.annotations.Nullable;

/**
 * A record that equals every other of the same version.
 *
 * <p>Ehcache's conditional operations compare values by {@code equals}: so they compare versions,
 * and need no more of the old record than that. Ehcache writes the name of this class beside a disk
 * tier, and refuses the tier to any other.
 *
 * @param stored the record
 */
record Versioned(StoredRecord<byte[]> stored) {

  private static final byte[] NOTHING = {};

  /** What equals any record of that version. */
  static Versioned probe(long version) {
    return new Versioned(new StoredRecord<>(version, Deadline.NEVER, Map.of(), NOTHING));
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Versioned that && stored.version() == that.stored.version();
  }

  @Override
  public int hashCode() {
    return Long.hashCode(stored.version());
  }
}
