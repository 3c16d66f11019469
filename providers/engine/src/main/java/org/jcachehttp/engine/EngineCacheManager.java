package org.jcachehttp.engine;

import static java.util.Objects.requireNonNull;

import java.net.URI;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javax.cache.Cache;
import javax.cache.CacheException;
import javax.cache.CacheManager;
import javax.cache.configuration.Configuration;
import javax.cache.configuration.MutableConfiguration;
import javax.cache.expiry.EternalExpiryPolicy;
import javax.cache.spi.CachingProvider;
import org.jcachehttp.engine.internal.backend.Closing;
import org.jcachehttp.engine.internal.backend.OpenBackend;
import org.jcachehttp.engine.internal.backend.OpenBackends;
import org.jcachehttp.engine.internal.backend.OpenConfiguration;
import org.jcachehttp.engine.internal.backend.StorageFactories;
import org.jcachehttp.engine.internal.cache.CacheIdentity;
import org.jcachehttp.engine.internal.cache.EngineCache;
import org.jcachehttp.engine.internal.configuration.EngineConfiguration;
import org.jcachehttp.engine.internal.declared.Declarations;
import org.jcachehttp.engine.internal.declared.DeclaredCache;
import org.jcachehttp.engine.internal.manager.CacheMXBeans;
import org.jcachehttp.engine.internal.manager.ManagerIdentity;
import org.jcachehttp.engine.internal.unwrap.Unwrap;
import org.jcachehttp.storage.internal.RedactedUri;
import org.jcachehttp.xml.CacheXml;
import org.jcachehttp.xml.CacheXmlException;
import org.jspecify.annotations.Nullable;

/** The cache manager of one URI: its backends and its open caches. Safe for use by many threads. */
public final class EngineCacheManager implements CacheManager {

  private final CachingProvider provider;
  private final ManagerIdentity identity;
  private final Declarations declarations;
  private final CacheXml file;
  private final OpenBackends backends;
  private final Consumer<EngineCacheManager> onClose;
  private final CacheMXBeans mxBeans;
  private final Map<String, EngineCache<?, ?>> caches = new ConcurrentHashMap<>();
  private final ReentrantLock creation = new ReentrantLock();
  private final AtomicBoolean closed = new AtomicBoolean();

  private EngineCacheManager(
      CachingProvider provider,
      ManagerIdentity identity,
      OpenConfiguration opened,
      Consumer<EngineCacheManager> onClose) {
    this.provider = provider;
    this.identity = identity;
    this.declarations = opened.declarations();
    this.file = opened.file();
    this.backends = opened.backends();
    this.onClose = onClose;
    this.mxBeans = new CacheMXBeans(identity.publicUri().toString());
  }

  /**
   * Opens the backend that the URI names, or the backends and caches of the {@code cache.xml}.
   *
   * @throws CacheException if the backend, the file or a cache cannot be opened; nothing stays open
   */
  static EngineCacheManager open(
      CachingProvider provider,
      ManagerIdentity identity,
      StorageFactories factories,
      Consumer<EngineCacheManager> onClose) {
    OpenConfiguration opened =
        OpenConfiguration.of(
            identity.uri(), identity.properties(), identity::loaderOrOwn, factories);
    EngineCacheManager manager = new EngineCacheManager(provider, identity, opened, onClose);
    try {
      manager.createDeclared();
      return manager;
    } catch (RuntimeException failure) {
      manager.close();
      throw failure;
    }
  }

  private void createDeclared() {
    for (DeclaredCache declared : declarations.caches()) {
      try {
        createCache(declared.name(), declared.configuration());
      } catch (CacheXmlException failure) {
        throw failure;
      } catch (CacheException | UnsupportedOperationException failure) {
        throw declared.failed(failure);
      }
    }
  }

  @Override
  public CachingProvider getCachingProvider() {
    return provider;
  }

  /**
   * Returns the URI that this manager was opened with, in a form that JMX and Micrometer accept:
   * the characters {@code ? = , *} are percent-encoded, and user info and secrets are hidden. The
   * provider finds this manager by both URIs.
   */
  @Override
  public URI getURI() {
    return identity.publicUri();
  }

  /** Returns whether the URI is the one that this manager was opened with, or {@link #getURI}. */
  boolean isAt(URI uri) {
    return uri.equals(identity.uri()) || uri.equals(getURI());
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
    EngineConfiguration<K, V> own =
        completed(cacheName, requireNonNull(configuration, "configuration"));
    creation.lock();
    try {
      checkOpen();
      if (caches.containsKey(cacheName)) {
        throw new CacheException("a cache named '" + cacheName + "' exists in " + name());
      }
      EngineCache<K, V> cache = open(cacheName, own);
      caches.put(cacheName, cache);
      mxBeans.registerConfigured(cache);
      return cache;
    } finally {
      creation.unlock();
    }
  }

  private <K, V> EngineConfiguration<K, V> completed(String name, Configuration<K, V> given) {
    MutableConfiguration<K, V> completed =
        declarations.completed(name, EngineConfiguration.copyOf(given));
    if (completed.getExpiryPolicyFactory().equals(EternalExpiryPolicy.factoryOf())) {
      backends.of(name).expiry().ifPresent(completed::setExpiryPolicyFactory);
    }
    return EngineConfiguration.copyOf(completed);
  }

  private <K, V> EngineCache<K, V> open(String name, EngineConfiguration<K, V> configuration) {
    OpenBackend backend = backends.of(name);
    return new EngineCache<>(
        new CacheIdentity<>(name, this, backend.storage(), this::forget),
        configuration,
        backend.open(name, configuration, backends.nearOf(name)),
        InstantSource.system());
  }

  @Override
  public <K, V> @Nullable Cache<K, V> getCache(
      String cacheName, Class<K> keyType, Class<V> valueType) {
    checkOpen();
    requireNonNull(keyType, "keyType");
    requireNonNull(valueType, "valueType");
    EngineCache<?, ?> cache = caches.get(requireNonNull(cacheName, "cacheName"));
    if (cache != null) {
      cache.configuration().requireTypes(cacheName, keyType, valueType);
    }
    return unchecked(cache);
  }

  @Override
  public <K, V> @Nullable Cache<K, V> getCache(String cacheName) {
    return unchecked(openCache(cacheName));
  }

  @SuppressWarnings(
      "unchecked") // checked by the caller; JSR-107 leaves the unchecked variant to its caller
  private static <K, V> @Nullable Cache<K, V> unchecked(@Nullable EngineCache<?, ?> cache) {
    return (Cache<K, V>) cache;
  }

  @Override
  public Iterable<String> getCacheNames() {
    checkOpen();
    return List.copyOf(caches.keySet());
  }

  /** Closes the cache of that name, if it is open, and removes its entries. */
  @Override
  public void destroyCache(String cacheName) {
    EngineCache<?, ?> cache = openCache(cacheName);
    if (cache != null) {
      cache.close();
      backends.of(cacheName).destroy(cacheName);
    }
  }

  /**
   * Removes the entries of a cache, under every {@code key-prefix} and {@code version} of its
   * backend. Publishes no events.
   *
   * @param cacheName the name of an open cache; an unknown name has no effect
   */
  public void clearAll(String cacheName) {
    EngineCache<?, ?> cache = openCache(cacheName);
    if (cache != null) {
      cache.clear();
      backends.of(cacheName).clearAll(cacheName);
    }
  }

  @Override
  public void enableManagement(String cacheName, boolean enabled) {
    EngineCache<?, ?> cache = openCache(cacheName);
    if (cache != null) {
      mxBeans.management(cache, enabled);
    }
  }

  @Override
  public void enableStatistics(String cacheName, boolean enabled) {
    EngineCache<?, ?> cache = openCache(cacheName);
    if (cache != null) {
      mxBeans.statistics(cache, enabled);
    }
  }

  private @Nullable EngineCache<?, ?> openCache(String cacheName) {
    checkOpen();
    return caches.get(requireNonNull(cacheName, "cacheName"));
  }

  private void forget(EngineCache<?, ?> cache) {
    caches.remove(cache.getName(), cache);
    mxBeans.unregister(cache);
  }

  /** Closes all caches and backends. The entries stay in a persistent backend. */
  @Override
  public void close() {
    if (closed.compareAndSet(false, true)) {
      Closing.all(Stream.of(() -> onClose.accept(this), this::closeCaches, backends::close));
    }
  }

  /** Waits for a creation in progress, so that no cache stays open. */
  private void closeCaches() {
    creation.lock();
    try {
      Closing.all(List.copyOf(caches.values()).stream().map(cache -> cache::close));
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
    return Unwrap.as(type, "cache manager " + name(), this, backends.defaultStorage(), file);
  }

  @Override
  public String toString() {
    return "cache manager " + name() + (isClosed() ? " (closed)" : "");
  }

  private String name() {
    return RedactedUri.of(identity.uri());
  }

  private void checkOpen() {
    if (closed.get()) {
      throw new IllegalStateException("cache manager " + name() + " is closed");
    }
  }
}
