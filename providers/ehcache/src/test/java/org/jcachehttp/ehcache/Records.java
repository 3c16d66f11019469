package org.jcachehttp.ehcache;

import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.jcachehttp.storage.Deadline;
import org.jcachehttp.storage.Region;
import org.jcachehttp.storage.StoredRecord;
import org.jcachehttp.storage.WriteCondition;

/** Records about which only their size matters. */
final class Records {

  private static final AtomicLong VERSIONS = new AtomicLong();

  private Records() {}

  static StoredRecord<byte[]> ofSize(int bytes) {
    return new StoredRecord<>(
        VERSIONS.incrementAndGet(), Deadline.NEVER, Map.of(), new byte[bytes]);
  }

  static boolean write(Region<String, byte[]> region, String key, int bytes) {
    return region.write(key, WriteCondition.any(), ofSize(bytes));
  }
}
