package org.jcachehttp.memory;

import org.jcachehttp.storage.HeapValue;
import org.jcachehttp.storage.StoredRecord;

/** The default limit of a region: a share of the heap, in which the objects of an entry count. */
final class HeapShare {

  /** The maximum heap, divided by the share. */
  static final int DIVISOR = 16;

  /** The objects that Caffeine and this library have for each entry. */
  private static final int ENTRY_BYTES = 256;

  /** The assumed size of a value that is stored by reference, which is unknown. */
  private static final int UNKNOWN_BYTES = 1024;

  private HeapShare() {}

  /** Returns the limit in bytes. */
  static long bytes() {
    return Runtime.getRuntime().maxMemory() / DIVISOR;
  }

  /** Returns the approximate bytes of an entry on the heap. */
  static int weight(Object key, StoredRecord<HeapValue> stored) {
    long known = stored.payload().bytes();
    return Limits.toWeight(ENTRY_BYTES + Limits.bytes(key) + (known == 0 ? UNKNOWN_BYTES : known));
  }
}
