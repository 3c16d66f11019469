package org.jcachehttp.ehcache;

import java.io.File;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.ehcache.Cache;
import org.ehcache.CacheManager;
import org.ehcache.CachePersistenceException;
import org.ehcache.PersistentCacheManager;
import org.ehcache.Status;
import org.ehcache.config.CacheConfiguration;
import org.ehcache.config.ResourcePools;
import org.ehcache.config.builders.CacheConfigurationBuilder;
import org.ehcache.impl.config.persistence.DefaultPersistenceConfiguration;
import org.jcachehttp.storage.StorageException;
import org.jcachehttp.storage.StorageLocation;
import org.jspecify.annotations.Nullable;

/** An open cache manager of Ehcache and the regions' caches in it. Thread-safe. */
final class Manager {

  private final CacheManager manager;
  private final String description;
  private final Function<String, ResourcePools> pools;
  private final Map<String, Cache<String, Versioned>> caches = new ConcurrentHashMap<>();

  /**
   * Wraps a manager.
   *
   * @param description the name of the storage in error messages
   * @param pools returns the tiers of a region by its name
   */
  Manager(CacheManager manager, String description, Function<String, ResourcePools> pools) {
    this.manager = manager;
    this.description = description;
    this.pools = pools;
  }

  /** Starts the manager and returns this. */
  Manager started() {
    try {
      manager.init();
      return this;
    } catch (RuntimeException failure) {
      throw EhcacheErrors.translate(description, "open", failure);
    }
  }

  /** Throws if the application has closed a manager that it supplied. */
  void requireAvailable() {
    if (manager.getStatus() != Status.AVAILABLE) {
      throw new IllegalStateException("the manager is " + manager.getStatus());
    }
  }

  String description() {
    return description;
  }

  /** Returns the cache of the region, which is created if there is none. */
  Cache<String, Versioned> cache(String region) {
    return caches.computeIfAbsent(region, this::open);
  }

  /** A supplied manager may already have the cache, from an earlier storage. */
  private Cache<String, Versioned> open(String region) {
    String alias = Alias.of(region);
    Cache<String, Versioned> existing = find(alias);
    return existing == null ? manager.createCache(alias, configuration(region)) : existing;
  }

  private @Nullable Cache<String, Versioned> find(String alias) {
    try {
      return manager.getCache(alias, String.class, Versioned.class);
    } catch (IllegalArgumentException otherTypes) {
      throw new StorageException(
          (description + ": the application has a cache '" + alias + "' in this manager")
              + ": rename one of the two, or set 'key-prefix'",
          otherTypes);
    }
  }

  private CacheConfiguration<String, Versioned> configuration(String region) {
    return CacheConfigurationBuilder.newCacheConfigurationBuilder(
            String.class, Versioned.class, pools.apply(region))
        .withValueSerializer(VersionedSerializer.class)
        .withExpiry(new DeadlineExpiry(InstantSource.system()))
        .withResilienceStrategy(new ThrowingResilienceStrategy())
        .build();
  }

  /** Removes the region's cache with its files, also if the cache is not open. */
  void destroy(String region) {
    caches.compute(
        region,
        (name, cache) -> {
          remove(Alias.of(name));
          return null;
        });
  }

  private void remove(String alias) {
    if (find(alias) != null) {
      manager.removeCache(alias);
    }
    if (manager instanceof PersistentCacheManager persistent) {
      removeFiles(persistent, alias);
    }
  }

  private static void removeFiles(PersistentCacheManager manager, String alias) {
    try {
      manager.destroyCache(alias);
    } catch (CachePersistenceException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Returns the location; the file of a secret is next to the directory, which Ehcache owns. */
  StorageLocation location() {
    return manager.getRuntimeConfiguration().getServiceCreationConfigurations().stream()
        .filter(DefaultPersistenceConfiguration.class::isInstance)
        .map(DefaultPersistenceConfiguration.class::cast)
        .<StorageLocation>map(persistence -> locationOf(persistence.getRootDirectory()))
        .findFirst()
        .orElseGet(StorageLocation.InProcess::new);
  }

  private static StorageLocation locationOf(File directory) {
    Path path = directory.toPath().toAbsolutePath();
    return new StorageLocation.LocalFiles(
        path.resolveSibling(path.getFileName() + ".credential-key"));
  }

  void close() {
    manager.close();
  }
}
