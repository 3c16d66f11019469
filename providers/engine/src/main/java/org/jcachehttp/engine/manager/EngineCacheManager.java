package org.jcachehttp.engine.manager;

import static java.util.Objects.requireNonNull;

import java.lang.ref.WeakReference;
import java.net.URI;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import javax.cache.Cache;
import javax.cache.CacheException;
import javax.cache.CacheManager;
import javax.cache.configuration.Configuration;
import javax.cache.spi.CachingProvider;
import org.jcachehttp.engine.cache.CacheIdentity;
import org.jcachehttp.engine.cache.EngineCache;
import org.jcachehttp.engine.codec.Codecs;
import org.jcachehttp.engine.codec.Serialization;
import org.jcachehttp.engine.configuration.EngineConfiguration;
import org.jcachehttp.engine.management.ConfigurationBean;
import org.jcachehttp.engine.management.ManagementBeans;
import org.jcachehttp.engine.store.EntryStore;
import org.jcachehttp.engine.store.EntryStores;
import org.jcachehttp.engine.unwrap.Unwrap;
import org.jcachehttp.storage.Storage;
import org.jspecify.annotations.Nullable;

/** The open caches of one storage, by name. Safe for use by many threads. */
public final class EngineCacheManager implements CacheManager {

  private final CachingProvider provider;
  private final Identity identity;
  private final Storage storage;
  private final EntryStores stores;
  private final Consumer<EngineCacheManager> onClose;
  private final Map<String, EngineCache<?, ?>> caches = new ConcurrentHashMap<>();
  private final ReentrantLock creation = new ReentrantLock();
  private final AtomicBoolean closed = new AtomicBoolean();

  /**
   * A manager without caches.
   *
   * @param opened where its caches keep their entries, closed with the manager
   * @param onClose told once, when the manager is closed
   */
  public EngineCacheManager(
      CachingProvider provider,
      Identity identity,
      OpenStorage opened,
      Consumer<EngineCacheManager> onClose) {
    this.provider = provider;
    this.identity = identity;
    this.storage = opened.storage();
    this.onClose = onClose;
    this.stores =
        new EntryStores(
            storage, new Codecs(new Serialization(opened.serializer(), identity::loaderOrOwn)));
  }

  @Override
  public CachingProvider getCachingProvider() {
    return provider;
  }

  @Override
  public URI getURI() {
    return identity.uri();
  }

  @Override
  public @Nullable ClassLoader getClassLoader() {
    return identity.loader().get();
  }

  @Override
  public Properties getProperties() {
    return identity.properties();
  }

  @Override
  public <K, V, C extends Configuration<K, V>> Cache<K, V> createCache(
      String cacheName, C configuration) {
    checkOpen();
    requireNonNull(cacheName, "cacheName");
    EngineConfiguration<K, V> own = EngineConfiguration.copyOf(requireNonNull(configuration));
    creation.lock();
    try {
      checkOpen();
      if (caches.containsKey(cacheName)) {
        throw new CacheException("a cache named '" + cacheName + "' exists in " + identity.uri());
      }
      EngineCache<K, V> cache = open(cacheName, own);
      caches.put(cacheName, cache);
      showInJmx(cache);
      return cache;
    } finally {
      creation.unlock();
    }
  }

  private <K, V> EngineCache<K, V> open(String name, EngineConfiguration<K, V> configuration) {
    EntryStore<K, V> store =
        configuration.isStoreByValue()
            ? stores.openByValue(name, configuration.getValueType())
            : stores.openByReference(name, configuration.getValueType());
    return new EngineCache<>(
        new CacheIdentity<>(name, this, this::forget),
        configuration,
        store,
        InstantSource.system());
  }

  private void showInJmx(EngineCache<?, ?> cache) {
    if (cache.configuration().isManagementEnabled()) {
      enableManagement(cache.getName(), true);
    }
    if (cache.configuration().isStatisticsEnabled()) {
      enableStatistics(cache.getName(), true);
    }
  }

  @Override
  public <K, V> @Nullable Cache<K, V> getCache(
      String cacheName, Class<K> keyType, Class<V> valueType) {
    checkOpen();
    requireNonNull(keyType, "keyType");
    requireNonNull(valueType, "valueType");
    EngineCache<?, ?> cache = caches.get(requireNonNull(cacheName, "cacheName"));
    if (cache != null) {
      checkType(cacheName, "keys", cache.configuration().getKeyType(), keyType);
      checkType(cacheName, "values", cache.configuration().getValueType(), valueType);
    }
    return unchecked(cache);
  }

  private static void checkType(String cache, String what, Class<?> actual, Class<?> requested) {
    if (actual != requested) {
      throw new ClassCastException(
          "cache '"
              + cache
              + "' has "
              + what
              + " of "
              + actual.getName()
              + ", not of "
              + requested.getName());
    }
  }

  @Override
  public <K, V> @Nullable Cache<K, V> getCache(String cacheName) {
    checkOpen();
    return unchecked(caches.get(requireNonNull(cacheName, "cacheName")));
  }

  @SuppressWarnings(
      "unchecked") // checked by the caller, or the risk that JSR-107 gives to its caller
  private static <K, V> @Nullable Cache<K, V> unchecked(@Nullable EngineCache<?, ?> cache) {
    return (Cache<K, V>) cache;
  }

  @Override
  public Iterable<String> getCacheNames() {
    checkOpen();
    return List.copyOf(caches.keySet());
  }

  /** Closes the cache of that name, if it is open, and removes its entries from the storage. */
  @Override
  public void destroyCache(String cacheName) {
    checkOpen();
    EngineCache<?, ?> cache = caches.get(requireNonNull(cacheName, "cacheName"));
    if (cache != null) {
      cache.close();
      storage.destroy(cacheName);
    }
  }

  @Override
  public void enableManagement(String cacheName, boolean enabled) {
    checkOpen();
    EngineCache<?, ?> cache = caches.get(requireNonNull(cacheName, "cacheName"));
    if (cache != null) {
      cache.configuration().setManagementEnabled(enabled);
      if (enabled) {
        beans(cache).registerConfiguration(new ConfigurationBean(cache.configuration()));
      } else {
        beans(cache).unregisterConfiguration();
      }
    }
  }

  @Override
  public void enableStatistics(String cacheName, boolean enabled) {
    checkOpen();
    EngineCache<?, ?> cache = caches.get(requireNonNull(cacheName, "cacheName"));
    if (cache != null) {
      cache.configuration().setStatisticsEnabled(enabled);
      if (enabled) {
        cache.statistics().switchOn();
        beans(cache).registerStatistics(cache.statistics().counters());
      } else {
        cache.statistics().switchOff();
        beans(cache).unregisterStatistics();
      }
    }
  }

  private ManagementBeans beans(EngineCache<?, ?> cache) {
    return new ManagementBeans(identity.uri().toString(), cache.getName());
  }

  private void forget(EngineCache<?, ?> cache) {
    caches.remove(cache.getName(), cache);
    beans(cache).unregisterConfiguration();
    beans(cache).unregisterStatistics();
  }

  /**
   * Closes every cache and the storage; what the caches held stays in a storage that is persistent.
   */
  @Override
  public void close() {
    if (closed.compareAndSet(false, true)) {
      onClose.accept(this);
      closeCaches();
      storage.close();
    }
  }

  /** Waits for a cache that is just being created, so that none is left open. */
  private void closeCaches() {
    creation.lock();
    try {
      List.copyOf(caches.values()).forEach(EngineCache::close);
    } finally {
      creation.unlock();
    }
  }

  @Override
  public boolean isClosed() {
    return closed.get();
  }

  @Override
  public <T> T unwrap(Class<T> type) {
    return Unwrap.as(type, "cache manager " + identity.uri(), this, storage);
  }

  private void checkOpen() {
    if (closed.get()) {
      throw new IllegalStateException("cache manager " + identity.uri() + " is closed");
    }
  }

  /**
   * What a manager is known by.
   *
   * @param uri the URI it was opened with
   * @param loader the class loader of its application, which it does not keep alive
   * @param properties the properties it was opened with
   */
  public record Identity(URI uri, WeakReference<ClassLoader> loader, Properties properties) {

    private ClassLoader loaderOrOwn() {
      ClassLoader given = loader.get();
      return given == null ? requireNonNull(EngineCacheManager.class.getClassLoader()) : given;
    }
  }
}
