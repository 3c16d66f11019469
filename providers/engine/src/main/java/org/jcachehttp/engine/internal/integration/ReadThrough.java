package org.jcachehttp.engine.internal.integration;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import javax.cache.configuration.CompleteConfiguration;
import javax.cache.configuration.Factory;
import javax.cache.integration.CacheLoader;
import javax.cache.integration.CacheLoaderException;
import org.jspecify.annotations.Nullable;

/**
 * The application's cache loader, if there is one.
 *
 * @param loader the configured loader
 * @param onMiss whether a miss calls the loader (JSR-107 read-through), or only {@code loadAll}
 *     does
 * @param <K> the cache's key type
 * @param <V> the cache's value type
 */
public record ReadThrough<K, V>(Optional<CacheLoader<K, V>> loader, boolean onMiss) {

  /** Returns the loader of a configuration. */
  public static <K, V> ReadThrough<K, V> of(CompleteConfiguration<K, V> configuration) {
    Factory<CacheLoader<K, V>> factory = configuration.getCacheLoaderFactory();
    return new ReadThrough<>(
        Optional.ofNullable(factory).map(Factory::create), configuration.isReadThrough());
  }

  /** Returns whether a miss calls the loader. */
  public boolean loadsOnMiss() {
    return onMiss && loader.isPresent();
  }

  /**
   * Loads the value of a missing key.
   *
   * @throws CacheLoaderException if the loader fails
   */
  public Optional<V> onMiss(K key) {
    return loadsOnMiss() ? Optional.ofNullable(load(key)) : Optional.empty();
  }

  private @Nullable V load(K key) {
    return calling(() -> loader.orElseThrow().load(key));
  }

  /**
   * Loads the values of the keys; a key without a value is left out.
   *
   * @throws CacheLoaderException if the loader fails
   */
  public Map<K, V> loadAll(Set<? extends K> keys) {
    Map<K, V> loaded = calling(() -> loader.orElseThrow().loadAll(keys));
    Map<K, V> found = new HashMap<>();
    for (K key : keys) {
      V value = loaded == null ? null : loaded.get(key);
      if (value != null) {
        found.put(key, value);
      }
    }
    return found;
  }

  /** Closes the loader if it is {@link java.io.Closeable}. */
  public void close() {
    loader.ifPresent(Closeables::quietly);
  }

  private static <T> T calling(Supplier<T> call) {
    try {
      return call.get();
    } catch (CacheLoaderException e) {
      throw e;
    } catch (RuntimeException e) {
      throw new CacheLoaderException("the cache loader failed: " + e, e);
    }
  }
}
