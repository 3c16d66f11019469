package org.jcachehttp.engine.internal.event;

import javax.cache.Cache;
import javax.cache.event.CacheEntryEvent;
import javax.cache.event.EventType;
import org.jcachehttp.engine.internal.unwrap.Unwrap;
import org.jspecify.annotations.Nullable;

/**
 * An event for one listener, with the old value only if the listener's configuration requires it.
 */
@SuppressWarnings("serial") // EventObject is serializable, but an event refers to a live cache
final class EntryEvent<K, V> extends CacheEntryEvent<K, V> {

  private final K key;
  private final @Nullable V value;
  private final @Nullable V oldValue;

  EntryEvent(Cache<K, V> source, EventType type, K key, @Nullable V value) {
    this(source, type, key, value, null);
  }

  EntryEvent(Cache<K, V> source, EventType type, K key, @Nullable V value, @Nullable V oldValue) {
    super(source, type);
    this.key = key;
    this.value = value;
    this.oldValue = oldValue;
  }

  @Override
  public K getKey() {
    return key;
  }

  @Override
  public @Nullable V getValue() {
    return value;
  }

  @Override
  public @Nullable V getOldValue() {
    return oldValue;
  }

  @Override
  public boolean isOldValueAvailable() {
    return oldValue != null;
  }

  @Override
  public <T> T unwrap(Class<T> type) {
    return Unwrap.as(type, "a cache entry event", this);
  }

  /** Names the key and not the values, which may be large. */
  @Override
  public String toString() {
    return getEventType() + " of " + key + " in " + getSource();
  }
}
