package org.jcachehttp.engine.internal.codec;

import java.util.Map;
import org.jcachehttp.storage.HeapValue;

/**
 * Values by value on the heap: an immutable value as it is, any other as bytes that each get
 * deserializes.
 */
final class CopiedValues<V> implements PayloadCodec<V, HeapValue> {

  private final Serialization serialization;

  CopiedValues(Serialization serialization) {
    this.serialization = serialization;
  }

  @Override
  public HeapValue encode(V value) {
    if (ImmutableTypes.isImmutable(value)) {
      return new HeapValue(value, value instanceof String text ? text.length() : 0);
    }
    byte[] bytes = serialization.bytesOf(value);
    return new HeapValue(new Copy(bytes), bytes.length);
  }

  @Override
  public Map<String, String> metadata(V value) {
    return Map.of();
  }

  @Override
  @SuppressWarnings("unchecked") // the form that encode() returned for a V
  public V decode(HeapValue payload) {
    Object stored = payload.value();
    return (V) (stored instanceof Copy copy ? serialization.objectOf(copy.bytes) : stored);
  }

  /** A serialized value, as opposed to a value that is a byte array. */
  private static final class Copy {

    private final byte[] bytes;

    Copy(byte[] bytes) {
      this.bytes = bytes;
    }
  }
}
