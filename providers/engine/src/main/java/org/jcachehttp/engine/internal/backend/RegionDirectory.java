package org.jcachehttp.engine.internal.backend;

import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import org.jcachehttp.storage.ByteStorage;
import org.jcachehttp.storage.Deadline;
import org.jcachehttp.storage.ReadOnlyStorageException;
import org.jcachehttp.storage.Region;
import org.jcachehttp.storage.ScanCriteria;
import org.jcachehttp.storage.StoredRecord;
import org.jcachehttp.storage.WriteCondition;

/**
 * The index of the regions of a backend that have a prefix or a version. It is a region itself,
 * because a storage cannot list its regions.
 */
final class RegionDirectory {

  /**
   * No cache has this region: only a region with a prefix or a version contains a colon, and it has
   * three parts.
   */
  private static final String REGION = "~:regions";

  private final ByteStorage storage;

  RegionDirectory(ByteStorage storage) {
    this.storage = storage;
  }

  /**
   * Adds a region to the index, unless the index has it or the storage is read-only.
   *
   * @param timeout the timeout of each of the two operations
   */
  void add(String region, Duration timeout) {
    try (Region<String, byte[]> directory = storage.open(REGION, timeout)) {
      if (directory.read(region).isEmpty()) {
        directory.write(region, WriteCondition.absent(), entry());
      }
    } catch (ReadOnlyStorageException readOnly) {
      // A read-only application writes no entries, so there is nothing to clear later.
    }
  }

  private static StoredRecord<byte[]> entry() {
    long version = ThreadLocalRandom.current().nextLong();
    return new StoredRecord<>(version, Deadline.NEVER, Map.of(), new byte[0]);
  }

  /** Returns the indexed regions of the caches of that name. */
  Set<String> regionsOf(String cacheName) {
    Set<String> found = new HashSet<>();
    try (Region<String, byte[]> directory = storage.open(REGION)) {
      directory
          .scanMetadata(ScanCriteria.all())
          .forEachRemaining(
              entry -> {
                if (RegionNames.isOf(cacheName, entry.key())) {
                  found.add(entry.key());
                }
              });
    }
    return found;
  }
}
