package org.jcachehttp.engine.internal.event;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import javax.cache.Cache;
import javax.cache.configuration.CacheEntryListenerConfiguration;
import javax.cache.event.EventType;
import org.jcachehttp.engine.internal.store.EntryObserver;
import org.jspecify.annotations.Nullable;

/**
 * Publishes the changes of entries to the listeners of one cache.
 *
 * <p>Synchronous listeners run one after the other on the caller's thread, before the operation
 * returns and under the key's lock, so that all of them receive the changes of one key in order.
 * Each asynchronous listener has its own queue, which keeps the same order.
 *
 * @param <K> the cache's key type
 * @param <V> the cache's value type
 */
public final class EventPublisher<K, V> implements EntryObserver<K, V> {

  private final Cache<K, V> source;
  private final List<ListenerRegistration<K, V>> registrations = new CopyOnWriteArrayList<>();

  /** Creates a publisher without listeners; {@code source} is the source of the events. */
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

  /**
   * Removes the listener of an equal configuration and closes it; returns whether there was one.
   */
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

  /** Returns whether there are listeners; without them no event needs values. */
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
  public void updated(K key, Supplier<@Nullable V> oldValue, V value) {
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
  public void removed(K key, Supplier<@Nullable V> oldValue) {
    gone(EventType.REMOVED, key, oldValue);
  }

  @Override
  public void expired(K key, Supplier<@Nullable V> oldValue) {
    gone(EventType.EXPIRED, key, oldValue);
  }

  private void gone(EventType type, K key, Supplier<@Nullable V> oldValue) {
    for (ListenerRegistration<K, V> registration : registrations) {
      registration.notify(
          type,
          () ->
              registration.wantsOldValue()
                  ? new EntryEvent<>(source, type, key, oldValue.get(), oldValue.get())
                  : new EntryEvent<>(source, type, key, null));
    }
  }

  /**
   * Closes every listener that is {@link java.io.Closeable} (TCK issue 100), and removes all of
   * them.
   */
  public void close() {
    registrations.forEach(ListenerRegistration::close);
    registrations.clear();
  }
}
