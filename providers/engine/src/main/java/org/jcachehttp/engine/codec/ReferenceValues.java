package org.jcachehttp.engine.codec;

import java.util.Map;
import java.util.function.ToLongFunction;
import org.jcachehttp.storage.HeapValue;

/**
 * The caller's own value objects: what JSR-107 calls store-by-reference, and what store-by-value
 * comes to for a type that is immutable.
 */
final class ReferenceValues<V> implements PayloadCodec<V, HeapValue> {

  private final ToLongFunction<V> bytes;

  ReferenceValues(ToLongFunction<V> bytes) {
    this.bytes = bytes;
  }

  @Override
  public HeapValue encode(V value) {
    return new HeapValue(value, bytes.applyAsLong(value));
  }

  @Override
  public Map<String, String> attributes(V value) {
    return Map.of();
  }

  @Override
  @SuppressWarnings("unchecked") // what encode() was given as a V
  public V decode(HeapValue payload) {
    return (V) payload.value();
  }
}
