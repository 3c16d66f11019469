package org.jcachehttp.mongodb;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jcachehttp.storage.PagedScan;
import org.jcachehttp.storage.StoredRecord;

/** Splits bulk operations into commands of a size that a server accepts. */
final class Batches {

  private static final long MAX_BYTES = 16 << 20;

  private Batches() {}

  /** Returns batches of up to 500 keys. */
  static List<List<String>> ofKeys(Collection<String> keys) {
    List<String> all = List.copyOf(keys);
    List<List<String>> batches = new ArrayList<>();
    for (int from = 0; from < all.size(); from += PagedScan.PAGE_SIZE) {
      batches.add(all.subList(from, Math.min(all.size(), from + PagedScan.PAGE_SIZE)));
    }
    return batches;
  }

  /** Returns batches of up to 500 entries; a batch ends when its payloads exceed 16 MiB. */
  static List<Map<String, StoredRecord<byte[]>>> ofRecords(
      Map<String, StoredRecord<byte[]>> records) {
    List<Map<String, StoredRecord<byte[]>>> batches = new ArrayList<>();
    Map<String, StoredRecord<byte[]>> batch = new LinkedHashMap<>();
    long bytes = 0;
    for (Map.Entry<String, StoredRecord<byte[]>> entry : records.entrySet()) {
      if (batch.isEmpty()) {
        batches.add(batch);
      }
      batch.put(entry.getKey(), entry.getValue());
      bytes += entry.getValue().payload().length;
      if (batch.size() == PagedScan.PAGE_SIZE || bytes > MAX_BYTES) {
        batch = new LinkedHashMap<>();
        bytes = 0;
      }
    }
    return batches;
  }
}
