package org.jcachehttp.engine.cache;

import java.util.concurrent.atomic.AtomicBoolean;
import javax.cache.configuration.CacheEntryListenerConfiguration;

/** Registers listeners; from the first one on, the cache hears of what other processes do. */
final class Listening<K, V> {

  private final CacheServices<K, V> services;
  private final AtomicBoolean hearing = new AtomicBoolean();

  Listening(CacheServices<K, V> services) {
    this.services = services;
  }

  /**
   * Adds a listener.
   *
   * @throws IllegalArgumentException if an equal configuration is registered
   * @throws javax.cache.CacheException if the backend cannot be listened to
   */
  void register(CacheEntryListenerConfiguration<K, V> listener) {
    if (hearing.compareAndSet(false, true)) {
      hearOthers();
    }
    services.events().register(listener);
  }

  private void hearOthers() {
    try {
      services.store().observe(services.events(), services.clock());
    } catch (RuntimeException deaf) {
      hearing.set(false);
      throw deaf;
    }
  }
}
