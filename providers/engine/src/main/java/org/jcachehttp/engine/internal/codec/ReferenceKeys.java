package org.jcachehttp.engine.internal.codec;

import java.util.Map;

/** Keys by reference (JSR-107 store-by-reference). */
final class ReferenceKeys<K> implements KeyCodec<K, Object> {

  @Override
  public Object encode(K key) {
    return key;
  }

  @Override
  public Map<String, String> metadata(K key, Object form) {
    return Map.of();
  }

  @Override
  @SuppressWarnings("unchecked") // the key that encode() was given
  public K decode(Object form, Map<String, String> metadata) {
    return (K) form;
  }
}
