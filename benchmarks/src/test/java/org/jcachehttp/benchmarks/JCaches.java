package org.jcachehttp.benchmarks;

import com.github.benmanes.caffeine.jcache.spi.CaffeineCachingProvider;
import java.net.URI;
import java.util.Optional;
import java.util.function.Function;
import javax.cache.Cache;
import javax.cache.CacheManager;
import javax.cache.configuration.MutableConfiguration;
import javax.cache.spi.CachingProvider;
import org.ehcache.jsr107.EhcacheCachingProvider;
import org.jcachehttp.engine.UriCachingProvider;

/** Opens JCache caches of several providers. */
final class JCaches {

  private JCaches() {}

  /** Opens a cache of this project. */
  static <V> Cache<String, V> ours(String uri, Class<V> type, Environment environment) {
    URI backend = URI.create(Subjects.uri(uri, environment));
    return open(new UriCachingProvider(), Optional.of(backend), configuration(type));
  }

  /** Opens a cache of Caffeine's own provider, which stores references. */
  static <V> Cache<String, V> caffeine(Class<V> type) {
    return open(
        new CaffeineCachingProvider(),
        Optional.empty(),
        configuration(type).setStoreByValue(false));
  }

  /** Opens a cache of Ehcache's own provider, which stores references. */
  static <V> Cache<String, V> ehcache(Class<V> type) {
    return open(
        new EhcacheCachingProvider(), Optional.empty(), configuration(type).setStoreByValue(false));
  }

  static <V> MutableConfiguration<String, V> configuration(Class<V> type) {
    return new MutableConfiguration<String, V>().setTypes(String.class, type);
  }

  private static <V> Cache<String, V> open(
      CachingProvider provider, Optional<URI> uri, MutableConfiguration<String, V> settings) {
    CacheManager manager = provider.getCacheManager(uri.orElse(null), null);
    return manager.createCache("values", settings);
  }

  /** Returns the subject that gets a few values in turn. */
  static <V> Subject gets(Cache<String, V> cache, V value) {
    String[] keys = keys();
    for (String key : keys) {
      cache.put(key, value);
    }
    return inTurn(keys, cache::get, cache.getCacheManager().getCachingProvider());
  }

  /** Returns the subject that puts a few values in turn. */
  static <V> Subject puts(Cache<String, V> cache, V value) {
    Function<String, Object> put =
        key -> {
          cache.put(key, value);
          return value;
        };
    return inTurn(keys(), put, cache.getCacheManager().getCachingProvider());
  }

  /** Returns a subject that does something with each key in turn. */
  static Subject inTurn(
      String[] keys, Function<String, Object> operation, AutoCloseable... closing) {
    return Subjects.of(count -> operation.apply(keys[count & keys.length - 1]), closing);
  }

  static String[] keys() {
    String[] keys = new String[2048];
    for (int i = 0; i < keys.length; i++) {
      keys[i] = "key-" + i;
    }
    return keys;
  }
}
