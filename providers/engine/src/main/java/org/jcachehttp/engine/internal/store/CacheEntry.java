package org.jcachehttp.engine.internal.store;

import javax.cache.Cache;
import org.jcachehttp.engine.internal.unwrap.Unwrap;

/**
 * A key and its value at one moment.
 *
 * @param key the key
 * @param value the value
 * @param <K> the cache's key type
 * @param <V> the cache's value type
 */
public record CacheEntry<K, V>(K key, V value) implements Cache.Entry<K, V> {

  @Override
  public K getKey() {
    return key;
  }

  @Override
  public V getValue() {
    return value;
  }

  @Override
  public <T> T unwrap(Class<T> type) {
    return Unwrap.as(type, "a cache entry", this);
  }

  @Override
  public String toString() {
    return key + "=" + value;
  }
}
