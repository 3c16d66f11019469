package org.jcachehttp.redis;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * The keys a scan met last, by which it notices one that it meets again.
 *
 * <p>Redis' scan goes through the buckets of a hash table and repeats a key only if the table
 * shrinks meanwhile: it then returns to one bucket of the smaller table, several of the larger of
 * which it has visited immediately before. So the latest keys are enough, and a scan of any length
 * needs the memory for these only.
 */
final class RecentKeys {

  private static final int REMEMBERED = 10_000;

  private final Set<String> keys =
      Collections.newSetFromMap(
          new LinkedHashMap<>() {
            @Override
            protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
              return size() > REMEMBERED;
            }
          });

  /** Whether the key was not met recently; from now on it was. */
  boolean meet(String key) {
    return keys.add(key);
  }
}
