package org.jcachehttp.engine.internal.codec;

import java.util.AbstractMap;
import java.util.Map;
import java.util.Set;
import org.jcachehttp.storage.ValueCodec;

/** The metadata of a live value, computed at each access, because stored texts take memory. */
final class ValueMetadata<V> extends AbstractMap<String, String> {

  private final ValueCodec<V> codec;
  private final V value;

  ValueMetadata(ValueCodec<V> codec, V value) {
    this.codec = codec;
    this.value = value;
  }

  @Override
  public Set<Map.Entry<String, String>> entrySet() {
    return codec.metadata(value).entrySet();
  }
}
