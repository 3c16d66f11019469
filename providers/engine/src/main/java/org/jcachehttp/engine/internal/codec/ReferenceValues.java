package org.jcachehttp.engine.internal.codec;

import java.util.Map;
import java.util.Optional;
import org.jcachehttp.storage.HeapValue;
import org.jcachehttp.storage.ValueCodec;

/**
 * The caller's own value objects: what JSR-107 calls store-by-reference, and what store-by-value
 * comes to for a type that is immutable.
 *
 * @param codec what knows the type, for its size and its metadata; empty if nothing does
 */
record ReferenceValues<V>(Optional<ValueCodec<V>> codec) implements PayloadCodec<V, HeapValue> {

  @Override
  public HeapValue encode(V value) {
    return new HeapValue(value, codec.map(known -> known.heapBytes(value)).orElse(0L));
  }

  @Override
  public Map<String, String> metadata(V value) {
    return codec
        .<Map<String, String>>map(known -> new ValueMetadata<>(known, value))
        .orElseGet(Map::of);
  }

  @Override
  @SuppressWarnings("unchecked") // what encode() was given as a V
  public V decode(HeapValue payload) {
    return (V) payload.value();
  }
}
