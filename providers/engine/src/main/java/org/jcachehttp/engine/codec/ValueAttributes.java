package org.jcachehttp.engine.codec;

import java.util.AbstractMap;
import java.util.Map;
import java.util.Set;
import org.jcachehttp.storage.ValueCodec;

/**
 * The attributes of a live value, which are made anew whenever somebody asks: the value is at hand,
 * and texts beside it would only take memory.
 */
final class ValueAttributes<V> extends AbstractMap<String, String> {

  private final ValueCodec<V> codec;
  private final V value;

  ValueAttributes(ValueCodec<V> codec, V value) {
    this.codec = codec;
    this.value = value;
  }

  @Override
  public Set<Map.Entry<String, String>> entrySet() {
    return codec.attributes(value).entrySet();
  }
}
