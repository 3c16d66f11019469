package org.jcachehttp.engine.internal.backend;

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
 * The regions of a backend that have a prefix or a version, noted in a region of their own when
 * they are opened: a storage cannot list its regions.
 */
final class RegionDirectory {

  /** Three parts make it nobody's: no cache without a prefix has a region with a colon in it. */
  private static final String REGION = "~:regions";

  private final ByteStorage storage;

  RegionDirectory(ByteStorage storage) {
    this.storage = storage;
  }

  /** Notes a region, unless it is noted or nothing can be written. */
  void note(String region) {
    try (Region<String, byte[]> directory = storage.open(REGION)) {
      if (directory.read(region).isEmpty()) {
        directory.write(region, WriteCondition.absent(), entry());
      }
    } catch (ReadOnlyStorageException nothingToClear) {
      // Who can only read leaves nothing behind that somebody would have to find.
    }
  }

  private static StoredRecord<byte[]> entry() {
    long version = ThreadLocalRandom.current().nextLong();
    return new StoredRecord<>(version, Deadline.NEVER, Map.of(), new byte[0]);
  }

  /** The noted regions of caches of that name. */
  Set<String> regionsOf(String cacheName) {
    Set<String> found = new HashSet<>();
    try (Region<String, byte[]> directory = storage.open(REGION)) {
      directory
          .scanMetadata(ScanCriteria.all())
          .forEachRemaining(
              noted -> {
                if (RegionNames.isOf(cacheName, noted.key())) {
                  found.add(noted.key());
                }
              });
    }
    return found;
  }
}
