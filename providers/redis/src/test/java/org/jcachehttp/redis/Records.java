package org.jcachehttp.redis;

import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.jcachehttp.storage.Deadline;
import org.jcachehttp.storage.StoredRecord;

/** Records about which only size and deadline matter. */
final class Records {

  private static final AtomicLong VERSIONS = new AtomicLong();

  private Records() {}

  static StoredRecord<byte[]> ofSize(int bytes) {
    return new StoredRecord<>(
        VERSIONS.incrementAndGet(), Deadline.NEVER, Map.of("status", "200"), new byte[bytes]);
  }

  static StoredRecord<byte[]> until(long epochMillis) {
    return ofSize(100).withDeadline(new Deadline(epochMillis));
  }
}
