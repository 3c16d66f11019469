package org.jcachehttp.engine.internal.event;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import javax.cache.Cache;
import javax.cache.configuration.CacheEntryListenerConfiguration;
import javax.cache.event.EventType;
import org.jcachehttp.engine.internal.store.EntryObserver;

/**
 * Tells the listeners of one cache what happened to its entries.
 *
 * <p>Synchronous listeners are called one after the other on the caller's thread, before the
 * operation returns and while the key is locked, so that all of them hear the changes of one key in
 * their order. Each asynchronous listener has a queue of its own that keeps the same order.
 *
 * @param <K> the cache's key type
 * @param <V> the cache's value type
 */
public final class EventPublisher<K, V> implements EntryObserver<K, V> {

  private final Cache<K, V> source;
  private final List<ListenerRegistration<K, V>> registrations = new CopyOnWriteArrayList<>();

  /** A publisher without listeners; {@code source} is what events name as theirs. */
  public EventPublisher(Cache<K, V> source) {
    this.source = source;
  }

  /**
   * Adds a listener.
   *
   * @throws IllegalArgumentException if an equal configuration is registered
   */
  public void register(CacheEntryListenerConfiguration<K, V> configuration) {
    if (registrations.stream().anyMatch(known -> known.isOf(configuration))) {
      throw new IllegalArgumentException(
          "cache '" + source.getName() + "' has a listener of an equal configuration");
    }
    registrations.add(ListenerRegistration.of(configuration));
  }

  /** Removes the listener of an equal configuration and closes it; tells whether there was one. */
  public boolean deregister(CacheEntryListenerConfiguration<K, V> configuration) {
    Optional<ListenerRegistration<K, V>> found =
        registrations.stream().filter(known -> known.isOf(configuration)).findFirst();
    found.ifPresent(
        registration -> {
          registrations.remove(registration);
          registration.close();
        });
    return found.isPresent();
  }

  /** Whether anybody listens; if not, nothing need be read or built for an event. */
  public boolean hasListeners() {
    return !registrations.isEmpty();
  }

  @Override
  public void created(K key, V value) {
    for (ListenerRegistration<K, V> registration : registrations) {
      registration.notify(
          EventType.CREATED, () -> new EntryEvent<>(source, EventType.CREATED, key, value));
    }
  }

  @Override
  public void updated(K key, Supplier<V> oldValue, V value) {
    for (ListenerRegistration<K, V> registration : registrations) {
      registration.notify(
          EventType.UPDATED,
          () ->
              registration.wantsOldValue()
                  ? new EntryEvent<>(source, EventType.UPDATED, key, value, oldValue.get())
                  : new EntryEvent<>(source, EventType.UPDATED, key, value));
    }
  }

  @Override
  public void removed(K key, Supplier<V> oldValue) {
    gone(EventType.REMOVED, key, oldValue);
  }

  @Override
  public void expired(K key, Supplier<V> oldValue) {
    gone(EventType.EXPIRED, key, oldValue);
  }

  private void gone(EventType type, K key, Supplier<V> oldValue) {
    for (ListenerRegistration<K, V> registration : registrations) {
      registration.notify(
          type,
          () ->
              registration.wantsOldValue()
                  ? new EntryEvent<>(source, type, key, oldValue.get(), oldValue.get())
                  : new EntryEvent<>(source, type, key, null));
    }
  }

  /** Closes every listener that can be closed (TCK issue 100); none hears anything afterwards. */
  public void close() {
    registrations.forEach(ListenerRegistration::close);
    registrations.clear();
  }
}
