package org.jcachehttp.storage;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * The stored form of one immutable value type. {@link java.util.ServiceLoader} finds it for caches
 * with the configured value type {@link #type()}.
 *
 * <p>A {@link HeapStorage} stores values by reference, so the type must be immutable.
 * Implementations are safe for use by many threads and have a public constructor without
 * parameters.
 *
 * @param <V> the value type
 */
public interface ValueCodec<V> {

  /** {@return the value type, exactly as caches are configured with it} */
  Class<V> type();

  /**
   * Encodes the value in a format that {@link #decode} of another process or a later release
   * recognizes.
   *
   * @param value the value; never null
   * @return the payload to store
   */
  byte[] encode(V value);

  /**
   * Decodes a value.
   *
   * @param payload the stored bytes, which the caller does not modify afterwards
   * @return the value; never null
   * @throws UnreadableValueException if the bytes are damaged, truncated or of an unknown version;
   *     the entry then counts as absent and is replaced by the next write
   */
  V decode(byte[] payload) throws UnreadableValueException;

  /**
   * {@return a few short texts about the value by name, without secrets} They are stored readably
   * beside the payload.
   *
   * @param value the value; never null
   */
  Map<String, String> metadata(V value);

  /**
   * {@return the deadlines of values in caches whose expiry policy is {@code EternalExpiryPolicy},
   * the default of JSR-107; empty by default: such entries never expire}
   */
  default Optional<EntryDeadline<V>> deadlines() {
    return Optional.empty();
  }

  /**
   * {@return the timeout of an operation on one value in a remote store, for caches that are
   * configured with none} Empty by default: the backend has a timeout for values that cannot be had
   * elsewhere. A remote store applies it as exactly as its driver allows.
   */
  default Optional<Duration> operationTimeout() {
    return Optional.empty();
  }

  /**
   * {@return the approximate size of the value on the heap, in bytes}
   *
   * @param value the value; never null
   */
  long heapBytes(V value);
}
