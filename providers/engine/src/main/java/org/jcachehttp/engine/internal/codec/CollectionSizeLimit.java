package org.jcachehttp.engine.internal.codec;

import java.io.InvalidObjectException;
import java.util.Collection;
import java.util.IdentityHashMap;
import java.util.Map;

/**
 * Rejects collections that contain one another many times. A few hundred bytes can describe nested
 * sets that take years to hash; limits of depth and length do not detect them.
 *
 * <p>The expanded size of a collection counts a part as often as it occurs. It grows faster than
 * the stream only where parts are shared. It is known when a collection has been read, which is
 * before the collection around it hashes it.
 */
final class CollectionSizeLimit {

  private static final long ALWAYS_ALLOWED = 1_000_000;

  private final long limit;
  private final IdentityHashMap<Object, Long> sizes = new IdentityHashMap<>();

  /** The limit for a stream of that many bytes. */
  CollectionSizeLimit(int streamLength) {
    this.limit = Math.max(ALWAYS_ALLOWED, streamLength);
  }

  /** Counts an object that has just been read. */
  void check(Object read) throws InvalidObjectException {
    if (read.getClass().getName().startsWith("java.util.")) {
      if (read instanceof Collection<?> collection) {
        note(collection, expandedSize(collection));
      } else if (read instanceof Map<?, ?> map) {
        note(map, expandedSize(map.keySet()) + expandedSize(map.values()));
      }
    }
  }

  private void note(Object collection, long size) throws InvalidObjectException {
    if (size > limit) {
      throw new InvalidObjectException(
          "filter status: REJECTED: collections that hold one another more than "
              + limit
              + " times in all");
    }
    sizes.put(collection, size);
  }

  private long expandedSize(Collection<?> elements) {
    long size = 1;
    for (Object element : elements) {
      size += element == null ? 1 : sizes.getOrDefault(element, 1L);
    }
    return size;
  }
}
