package org.jcachehttp.testkit;

import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import org.jcachehttp.storage.Deadline;
import org.jcachehttp.storage.Region;
import org.jcachehttp.storage.StoredRecord;
import org.jcachehttp.storage.WriteCondition;

/**
 * Records for tests of a backend's own behavior. Each record has another version. Payloads are
 * random bytes, which no backend can compress.
 */
public final class TestRecords {

  private static final AtomicLong VERSIONS = new AtomicLong();

  private TestRecords() {}

  /** Returns a new eternal record with a payload of that many bytes. */
  public static StoredRecord<byte[]> ofSize(int bytes) {
    long version = VERSIONS.incrementAndGet();
    return new StoredRecord<>(
        version, Deadline.NEVER, Map.of("status", "200"), payload(version, bytes));
  }

  /** Returns a new small record with that deadline. */
  public static StoredRecord<byte[]> expiringAt(long epochMillis) {
    return ofSize(100).withDeadline(new Deadline(epochMillis));
  }

  /** Writes a new eternal record under the key, and returns it. */
  public static StoredRecord<byte[]> write(Region<String, byte[]> region, String key, int bytes) {
    StoredRecord<byte[]> record = ofSize(bytes);
    region.write(key, WriteCondition.any(), record);
    return record;
  }

  /** Returns the payload of the record with that version and size. */
  public static byte[] payload(long version, int bytes) {
    byte[] payload = new byte[bytes];
    new Random(version).nextBytes(payload);
    return payload;
  }
}
