package org.jcachehttp.engine.internal.store;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Receives the changes of the entries of one cache. An old value is null if it is unknown.
 *
 * @param <K> the cache's key type
 * @param <V> the cache's value type
 */
public interface EntryObserver<K, V> {

  /** An entry was created. */
  void created(K key, V value);

  /** The value of an entry was replaced. */
  void updated(K key, Supplier<@Nullable V> oldValue, V value);

  /** An entry was removed. */
  void removed(K key, Supplier<@Nullable V> oldValue);

  /** An entry expired. */
  void expired(K key, Supplier<@Nullable V> oldValue);
}
