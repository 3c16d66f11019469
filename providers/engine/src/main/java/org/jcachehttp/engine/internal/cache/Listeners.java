package org.jcachehttp.engine.internal.cache;

import java.util.concurrent.atomic.AtomicBoolean;
import javax.cache.configuration.CacheEntryListenerConfiguration;

/** Registers listeners; the first one subscribes the cache to the changes of other processes. */
final class Listeners<K, V> {

  private final CacheServices<K, V> services;
  private final AtomicBoolean subscribed = new AtomicBoolean();

  Listeners(CacheServices<K, V> services) {
    this.services = services;
  }

  /**
   * Adds a listener.
   *
   * @throws IllegalArgumentException if an equal configuration is registered
   * @throws javax.cache.CacheException if the subscription fails
   */
  void register(CacheEntryListenerConfiguration<K, V> listener) {
    if (subscribed.compareAndSet(false, true)) {
      subscribe();
    }
    services.events().register(listener);
  }

  private void subscribe() {
    try {
      services.store().subscribe(services.events(), services.clock());
    } catch (RuntimeException failure) {
      subscribed.set(false);
      throw failure;
    }
  }
}
