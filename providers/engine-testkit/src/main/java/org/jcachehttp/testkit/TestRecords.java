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

  /**
   * {@return a new eternal record}
   *
   * @param bytes the length of the payload in bytes
   */
  public static StoredRecord<byte[]> ofSize(int bytes) {
    long version = VERSIONS.incrementAndGet();
    return new StoredRecord<>(
        version, Deadline.NEVER, Map.of("status", "200"), payload(version, bytes));
  }

  /**
   * {@return a new record with a payload of 100 bytes}
   *
   * @param epochMillis the deadline in epoch milliseconds
   */
  public static StoredRecord<byte[]> expiringAt(long epochMillis) {
    return ofSize(100).withDeadline(new Deadline(epochMillis));
  }

  /**
   * Writes a new eternal record unconditionally.
   *
   * @param region the region to write to
   * @param key the key
   * @param bytes the length of the payload in bytes
   * @return the record that was written
   */
  public static StoredRecord<byte[]> write(Region<String, byte[]> region, String key, int bytes) {
    StoredRecord<byte[]> record = ofSize(bytes);
    region.write(key, WriteCondition.any(), record);
    return record;
  }

  /**
   * {@return the payload of the record with that version and size} Equal arguments have equal
   * payloads.
   *
   * @param version the version, which is the seed of the random bytes
   * @param bytes the length of the payload in bytes
   */
  public static byte[] payload(long version, int bytes) {
    byte[] payload = new byte[bytes];
    new Random(version).nextBytes(payload);
    return payload;
  }
}
