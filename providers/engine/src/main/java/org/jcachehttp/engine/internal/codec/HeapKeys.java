package org.jcachehttp.engine.internal.codec;

import java.util.Map;

/**
 * Live keys by value (JSR-107 store-by-value). An immutable key is stored as it is, any other is
 * copied when it is stored and when it is returned.
 */
final class HeapKeys<K> implements KeyCodec<K, Object> {

  private final Serialization serialization;

  HeapKeys(Serialization serialization) {
    this.serialization = serialization;
  }

  @Override
  public Object encode(K key) {
    return ImmutableTypes.isImmutable(key) ? key : copy(key);
  }

  @Override
  public Map<String, String> metadata(K key, Object form) {
    return Map.of();
  }

  @Override
  @SuppressWarnings("unchecked") // the form that encode() returned for a K
  public K decode(Object form, Map<String, String> metadata) {
    return (K) (ImmutableTypes.isImmutable(form) ? form : copy(form));
  }

  private Object copy(Object key) {
    return serialization.objectOf(serialization.bytesOf(key));
  }
}
