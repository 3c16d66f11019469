package org.jcachehttp.storage;

import java.util.Map;

/**
 * The stored form of one immutable value type, found by {@link java.util.ServiceLoader} for caches
 * whose configured value type is {@link #type()}.
 *
 * <p>Values are kept by reference in a {@link HeapStorage}, so the type must be immutable.
 * Implementations are safe for use by many threads and have a public constructor without
 * parameters.
 *
 * @param <V> the value type
 */
public interface ValueCodec<V> {

  /** The value type, exactly as a cache is configured with it. */
  Class<V> type();

  /** The value as bytes, in a format that {@link #decode} recognises later and elsewhere. */
  byte[] encode(V value);

  /**
   * The value from its bytes, which the caller will not modify.
   *
   * @throws UnreadableValueException if the bytes are damaged, cut short or of an unknown version;
   *     the entry then counts as absent and is replaced by the next write
   */
  V decode(byte[] payload) throws UnreadableValueException;

  /** A few short texts about the value, kept readable beside it; none of them a secret. */
  Map<String, String> metadata(V value);

  /** About how many bytes the value holds on the heap. */
  long heapBytes(V value);
}
