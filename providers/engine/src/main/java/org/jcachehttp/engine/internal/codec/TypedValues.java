package org.jcachehttp.engine.internal.codec;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.jcachehttp.storage.EntryDeadline;
import org.jcachehttp.storage.UnreadableValueException;
import org.jcachehttp.storage.ValueCodec;

/** Values of a type with its own stored format. */
record TypedValues<V>(ValueCodec<V> codec) implements PayloadCodec<V, byte[]> {

  @Override
  public byte[] encode(V value) {
    return codec.encode(value);
  }

  @Override
  public Map<String, String> metadata(V value) {
    return codec.metadata(value);
  }

  @Override
  public OptionalLong sharedBytes(V value) {
    return OptionalLong.of(codec.heapBytes(value));
  }

  @Override
  public Optional<EntryDeadline<V>> deadlines() {
    return codec.deadlines();
  }

  @Override
  public Optional<Duration> operationTimeout() {
    return codec.operationTimeout();
  }

  @Override
  public V decode(byte[] payload) throws UnreadableValueException {
    return codec.decode(payload);
  }
}
