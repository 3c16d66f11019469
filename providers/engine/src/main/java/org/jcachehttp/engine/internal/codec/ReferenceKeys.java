package org.jcachehttp.engine.internal.codec;

import java.util.Map;

/** The caller's own key objects (JSR-107 store-by-reference). */
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
  @SuppressWarnings("unchecked") // what encode() was given as a K
  public K decode(Object form, Map<String, String> metadata) {
    return (K) form;
  }
}
