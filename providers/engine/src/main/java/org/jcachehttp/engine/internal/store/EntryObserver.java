package org.jcachehttp.engine.internal.store;

import java.util.function.Supplier;

/**
 * Is told what became of the entries of one cache.
 *
 * @param <K> the cache's key type
 * @param <V> the cache's value type
 */
public interface EntryObserver<K, V> {

  /** An entry came to be. */
  void created(K key, V value);

  /** An entry got another value. */
  void updated(K key, Supplier<V> oldValue, V value);

  /** An entry was removed. */
  void removed(K key, Supplier<V> oldValue);

  /** An entry expired. */
  void expired(K key, Supplier<V> oldValue);
}
