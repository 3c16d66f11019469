package org.jcachehttp.dynamodb;

import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import org.jcachehttp.storage.Deadline;
import org.jcachehttp.storage.StoredRecord;

/** Records whose payload cannot be compressed. */
final class Records {

  static final int LARGE = 1_000_000;

  private static final AtomicLong VERSIONS = new AtomicLong();

  private Records() {}

  static StoredRecord<byte[]> small() {
    return ofSize(100);
  }

  /** One whose body takes three parts. */
  static StoredRecord<byte[]> large() {
    return ofSize(LARGE);
  }

  static StoredRecord<byte[]> ofSize(int bytes) {
    long version = VERSIONS.incrementAndGet();
    return new StoredRecord<>(version, Deadline.NEVER, Map.of(), payload(version, bytes));
  }

  /** The payload of a record with this version, and of no other. */
  static byte[] payload(long version, int bytes) {
    byte[] payload = new byte[bytes];
    new Random(version).nextBytes(payload);
    return payload;
  }
}
