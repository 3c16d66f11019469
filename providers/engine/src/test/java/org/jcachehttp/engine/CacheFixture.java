package org.jcachehttp.engine;

import javax.cache.Cache;
import javax.cache.configuration.MutableConfiguration;

/** Caches over one map, opened through as many providers as a test wants processes. */
final class CacheFixture {

  final MapStorage storage = new MapStorage();

  <K, V> Cache<K, V> cache() {
    return cache(new MutableConfiguration<>());
  }

  /** A cache of another provider and manager at each call, and always of the same entries. */
  <K, V> Cache<K, V> cache(MutableConfiguration<K, V> configuration) {
    return new MapCachingProvider(storage).getCacheManager().createCache("numbers", configuration);
  }

  MapStorage.MapRegion region() {
    return storage.open("numbers");
  }
}
