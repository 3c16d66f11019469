package org.jcachehttp.engine.internal.event;

import javax.cache.event.CacheEntryCreatedListener;
import javax.cache.event.CacheEntryEvent;
import javax.cache.event.CacheEntryExpiredListener;
import javax.cache.event.CacheEntryListener;
import javax.cache.event.CacheEntryRemovedListener;
import javax.cache.event.CacheEntryUpdatedListener;
import javax.cache.event.EventType;

/** Maps event types to the methods of listeners. */
final class ListenerMethods {

  private ListenerMethods() {}

  static boolean accepts(CacheEntryListener<?, ?> listener, EventType type) {
    return switch (type) {
      case CREATED -> listener instanceof CacheEntryCreatedListener;
      case UPDATED -> listener instanceof CacheEntryUpdatedListener;
      case REMOVED -> listener instanceof CacheEntryRemovedListener;
      case EXPIRED -> listener instanceof CacheEntryExpiredListener;
    };
  }

  /** Calls the method of the type, for which {@link #accepts} returned true. */
  @SuppressWarnings("unchecked") // a listener of supertypes of K and V takes events of K and V
  static <K, V> void call(
      CacheEntryListener<? super K, ? super V> listener,
      EventType type,
      Iterable<CacheEntryEvent<K, V>> events) {
    Iterable<CacheEntryEvent<? extends K, ? extends V>> wide =
        (Iterable<CacheEntryEvent<? extends K, ? extends V>>) (Iterable<?>) events;
    switch (type) {
      case CREATED -> ((CacheEntryCreatedListener<K, V>) listener).onCreated(wide);
      case UPDATED -> ((CacheEntryUpdatedListener<K, V>) listener).onUpdated(wide);
      case REMOVED -> ((CacheEntryRemovedListener<K, V>) listener).onRemoved(wide);
      case EXPIRED -> ((CacheEntryExpiredListener<K, V>) listener).onExpired(wide);
    }
  }
}
