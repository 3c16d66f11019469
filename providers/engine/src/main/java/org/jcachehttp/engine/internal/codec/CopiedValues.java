package org.jcachehttp.engine.internal.codec;

import java.util.Map;
import org.jcachehttp.storage.HeapValue;

/**
 * Values by value on the heap: an immutable one as it is, any other as bytes, read anew at each
 * get.
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
  @SuppressWarnings("unchecked") // what encode() made of a V
  public V decode(HeapValue payload) {
    Object stored = payload.value();
    return (V) (stored instanceof Copy copy ? serialization.objectOf(copy.bytes) : stored);
  }

  /** A serialized value, told apart from a value that happens to be an array of bytes. */
  private static final class Copy {

    private final byte[] bytes;

    Copy(byte[] bytes) {
      this.bytes = bytes;
    }
  }
}
