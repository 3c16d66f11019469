package org.jcachehttp.benchmarks;

import static java.util.stream.Collectors.toMap;

import java.net.URI;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Function;
import javax.cache.Cache;
import javax.cache.CacheManager;
import javax.cache.configuration.MutableConfiguration;
import javax.cache.expiry.Duration;
import javax.cache.expiry.ModifiedExpiryPolicy;
import javax.cache.spi.CachingProvider;
import org.jcachehttp.engine.UriCachingProvider;

/** Opens JCache caches of several providers. */
final class JCaches {

  private JCaches() {}

  /** Opens a cache of this project, with an expiry policy that lets it put without a read. */
  static <V> Cache<String, V> ours(String uri, Class<V> type, Environment environment) {
    URI backend = URI.create(Subjects.uri(uri, environment));
    return open(new UriCachingProvider(), Optional.of(backend), ofOneDay(type));
  }

  /** Opens a cache of this project in memory. */
  static <V> Cache<String, V> inMemory(MutableConfiguration<String, V> configuration) {
    URI backend = URI.create("memory:values");
    return open(new UriCachingProvider(), Optional.of(backend), configuration);
  }

  /** Opens a cache of another provider. */
  static <V> Cache<String, V> of(
      CachingProvider provider, MutableConfiguration<String, V> configuration) {
    return open(provider, Optional.empty(), configuration);
  }

  private static <V> MutableConfiguration<String, V> ofOneDay(Class<V> type) {
    return configuration(type)
        .setExpiryPolicyFactory(ModifiedExpiryPolicy.factoryOf(Duration.ONE_DAY));
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
    cache.putAll(Arrays.stream(keys).collect(toMap(key -> key, key -> value)));
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
