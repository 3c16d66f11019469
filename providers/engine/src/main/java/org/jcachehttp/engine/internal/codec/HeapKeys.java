package org.jcachehttp.engine.internal.codec;

import java.util.Map;

/**
 * Live keys: an immutable key is its own form, any other is copied in and out, so that a caller who
 * changes a key after using it changes nothing in the cache (JSR-107 store-by-value).
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
  @SuppressWarnings("unchecked") // what encode() made of a K
  public K decode(Object form, Map<String, String> metadata) {
    return (K) (ImmutableTypes.isImmutable(form) ? form : copy(form));
  }

  private Object copy(Object key) {
    return serialization.objectOf(serialization.bytesOf(key));
  }
}
