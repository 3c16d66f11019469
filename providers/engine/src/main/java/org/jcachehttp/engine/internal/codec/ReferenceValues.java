package org.jcachehttp.engine.internal.codec;

import java.util.Map;
import java.util.Optional;
import org.jcachehttp.storage.EntryDeadline;
import org.jcachehttp.storage.HeapValue;
import org.jcachehttp.storage.ValueCodec;

/**
 * Values by reference: JSR-107 store-by-reference, and store-by-value of an immutable type.
 *
 * @param codec gives the size and the metadata of a value; empty if the type has no codec
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
  public Optional<EntryDeadline<V>> deadlines() {
    return codec.flatMap(ValueCodec::deadlines);
  }

  @Override
  @SuppressWarnings("unchecked") // the value that encode() was given
  public V decode(HeapValue payload) {
    return (V) payload.value();
  }
}
