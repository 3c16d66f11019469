package org.jcachehttp.ehcache;

import java.util.Map;
import org.jcachehttp.storage.Deadline;
import org.jcachehttp.storage.StoredRecord;
import org.jspecify.annotations.Nullable;

/**
 * A record that is equal to every record with the same version.
 *
 * <p>Ehcache's conditional operations compare values by {@code equals}, so that they compare
 * versions and do not need the rest of the old record. Ehcache stores the name of this class with a
 * disk tier, and does not open the tier with another class.
 *
 * @param stored the record
 */
record Versioned(StoredRecord<byte[]> stored) {

  private static final byte[] EMPTY = {};

  /** Returns a value that is equal to every record with the version. */
  static Versioned probe(long version) {
    return new Versioned(new StoredRecord<>(version, Deadline.NEVER, Map.of(), EMPTY));
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
