package org.jcachehttp.mongodb;

import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.jcachehttp.storage.Deadline;
import org.jcachehttp.storage.Region;
import org.jcachehttp.storage.StoredRecord;
import org.jcachehttp.storage.WriteCondition;

/** Records about which only their size and deadline matter. */
final class Records {

  private static final AtomicLong VERSIONS = new AtomicLong();

  private Records() {}

  /** A payload of one byte value, another one for each of 256 records in a row. */
  static StoredRecord<byte[]> ofSize(int bytes) {
    long version = VERSIONS.incrementAndGet();
    byte[] payload = new byte[bytes];
    Arrays.fill(payload, (byte) version);
    return new StoredRecord<>(version, Deadline.NEVER, Map.of(), payload);
  }

  static StoredRecord<byte[]> write(Region<String, byte[]> region, String key, int bytes) {
    StoredRecord<byte[]> record = ofSize(bytes);
    region.write(key, WriteCondition.any(), record);
    return record;
  }
}
