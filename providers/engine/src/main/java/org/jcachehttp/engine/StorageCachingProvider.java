package org.jcachehttp.engine;

import static java.util.Objects.requireNonNull;

import java.lang.ref.WeakReference;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.concurrent.locks.ReentrantLock;
import javax.cache.CacheManager;
import javax.cache.configuration.OptionalFeature;
import javax.cache.spi.CachingProvider;
import org.jcachehttp.engine.internal.backend.StorageFactories;
import org.jcachehttp.engine.internal.manager.ManagerIdentity;
import org.jcachehttp.storage.StorageFactory;
import org.jcachehttp.storage.internal.Defaults;
import org.jspecify.annotations.Nullable;

/**
 * A caching provider over storages. A URI names a backend or a {@code cache.xml}. The module of a
 * backend has a subclass that returns the backend's factory.
 *
 * <p>There is one cache manager for each URI and class loader. Safe for use by many threads.
 */
public abstract class StorageCachingProvider implements CachingProvider {

  private final URI defaultUri;
  private final Set<OptionalFeature> features;
  private final Map<ClassLoader, Map<URI, EngineCacheManager>> managers = new WeakHashMap<>();
  private final ReentrantLock lock = new ReentrantLock();
  private WeakReference<@Nullable ClassLoader> defaultLoader = new WeakReference<>(null);

  /**
   * Creates a provider.
   *
   * @param defaultScheme the scheme of the default URI
   * @param features the optional features of its caches
   */
  protected StorageCachingProvider(String defaultScheme, OptionalFeature... features) {
    this.defaultUri =
        URI.create(requireNonNull(defaultScheme, "defaultScheme") + ":" + Defaults.NAME);
    this.features = Set.of(features);
  }

  /**
   * {@return the backends that an application can open}
   *
   * @param loader the class loader of the application
   */
  protected abstract Collection<StorageFactory> factories(ClassLoader loader);

  @Override
  public CacheManager getCacheManager(
      @Nullable URI uri, @Nullable ClassLoader loader, @Nullable Properties properties) {
    ClassLoader owner = loader == null ? getDefaultClassLoader() : loader;
    URI opened = uri == null ? defaultUri(owner) : uri;
    lock.lock();
    try {
      Map<URI, EngineCacheManager> byUri = managers.computeIfAbsent(owner, any -> new HashMap<>());
      return byUri.values().stream()
          .filter(manager -> manager.isAt(opened))
          .findFirst()
          .orElseGet(() -> byUri.computeIfAbsent(opened, any -> open(opened, owner, properties)));
    } finally {
      lock.unlock();
    }
  }

  private EngineCacheManager open(URI uri, ClassLoader owner, @Nullable Properties properties) {
    Properties given = new Properties();
    if (properties != null) {
      given.putAll(properties);
    }
    return EngineCacheManager.open(
        this,
        new ManagerIdentity(uri, new WeakReference<>(owner), given),
        new StorageFactories(factories(owner)),
        this::forget);
  }

  @Override
  public CacheManager getCacheManager(@Nullable URI uri, @Nullable ClassLoader loader) {
    return getCacheManager(uri, loader, null);
  }

  @Override
  public CacheManager getCacheManager() {
    return getCacheManager(null, null, null);
  }

  /** Returns the context class loader of the first caller, as long as its application lives. */
  @Override
  public ClassLoader getDefaultClassLoader() {
    lock.lock();
    try {
      ClassLoader loader = defaultLoader.get();
      if (loader == null) {
        ClassLoader context = Thread.currentThread().getContextClassLoader();
        loader = context == null ? getClass().getClassLoader() : context;
        defaultLoader = new WeakReference<>(loader);
      }
      return loader;
    } finally {
      lock.unlock();
    }
  }

  @Override
  public URI getDefaultURI() {
    return defaultUri(getDefaultClassLoader());
  }

  /**
   * {@return the URI of a manager that is requested without one}
   *
   * @param loader the class loader of the application
   */
  protected URI defaultUri(ClassLoader loader) {
    return defaultUri;
  }

  @Override
  public Properties getDefaultProperties() {
    return new Properties();
  }

  @Override
  public boolean isSupported(OptionalFeature feature) {
    return features.contains(requireNonNull(feature, "optionalFeature"));
  }

  /** Closes all managers. The provider can open new ones. */
  @Override
  public void close() {
    closeAll(allManagers());
  }

  @Override
  public void close(ClassLoader loader) {
    closeAll(managersOf(requireNonNull(loader, "classLoader")));
  }

  @Override
  public void close(URI uri, ClassLoader loader) {
    requireNonNull(uri, "uri");
    List<EngineCacheManager> ofLoader = managersOf(requireNonNull(loader, "classLoader"));
    closeAll(ofLoader.stream().filter(manager -> manager.isAt(uri)).toList());
  }

  @Override
  public String toString() {
    return getClass().getSimpleName();
  }

  private static void closeAll(List<EngineCacheManager> managers) {
    managers.forEach(EngineCacheManager::close);
  }

  private List<EngineCacheManager> allManagers() {
    lock.lock();
    try {
      List<EngineCacheManager> all = new ArrayList<>();
      managers.values().forEach(byUri -> all.addAll(byUri.values()));
      return all;
    } finally {
      lock.unlock();
    }
  }

  private List<EngineCacheManager> managersOf(ClassLoader loader) {
    lock.lock();
    try {
      return List.copyOf(managers.getOrDefault(loader, Map.of()).values());
    } finally {
      lock.unlock();
    }
  }

  private void forget(EngineCacheManager manager) {
    lock.lock();
    try {
      managers.values().forEach(byUri -> byUri.values().remove(manager));
      managers.values().removeIf(Map::isEmpty);
    } finally {
      lock.unlock();
    }
  }
}
