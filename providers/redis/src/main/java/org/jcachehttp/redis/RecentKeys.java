package org.jcachehttp.redis;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * The latest keys of a scan, by which it detects duplicates.
 *
 * <p>SCAN iterates over the buckets of a hash table. It returns a key twice only if the table
 * shrinks meanwhile: then it visits one bucket of the smaller table, which contains the keys of
 * buckets that it has just visited. Therefore the latest keys are sufficient.
 */
final class RecentKeys {

  private static final int CAPACITY = 10_000;

  private final Set<String> keys =
      Collections.newSetFromMap(
          new LinkedHashMap<>() {
            @Override
            protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
              return size() > CAPACITY;
            }
          });

  /** Adds the key; returns whether it is not a duplicate. */
  boolean add(String key) {
    return keys.add(key);
  }
}
