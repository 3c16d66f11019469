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
import org.ehcache.config.CacheConfiguration;
import org.ehcache.config.ResourcePools;
import org.ehcache.config.builders.CacheConfigurationBuilder;
import org.ehcache.impl.config.persistence.DefaultPersistenceConfiguration;
import org.jcachehttp.storage.StorageException;
import org.jcachehttp.storage.StorageLocation;
import org.jspecify.annotations.Nullable;

/** A cache manager of Ehcache that is open, and our caches in it. Safe for use by many threads. */
final class Manager {

  private final CacheManager manager;
  private final String description;
  private final Function<String, ResourcePools> pools;
  private final Map<String, Cache<String, Versioned>> caches = new ConcurrentHashMap<>();

  /**
   * A manager.
   *
   * @param description what error messages call it
   * @param pools the tiers of a region, by its name
   */
  Manager(CacheManager manager, String description, Function<String, ResourcePools> pools) {
    this.manager = manager;
    this.description = description;
    this.pools = pools;
  }

  /** Starts a manager that was made here. */
  Manager started() {
    try {
      manager.init();
      return this;
    } catch (RuntimeException failure) {
      throw EhcacheErrors.translate(description, "open", failure);
    }
  }

  String description() {
    return description;
  }

  /** The cache of the region, made now if there is none. */
  Cache<String, Versioned> cache(String region) {
    return caches.computeIfAbsent(region, this::open);
  }

  /** A cache that is there already is of an earlier storage in a given manager. */
  private Cache<String, Versioned> open(String region) {
    String alias = Alias.of(region);
    Cache<String, Versioned> there = find(alias);
    return there == null ? manager.createCache(alias, configuration(region)) : there;
  }

  private @Nullable Cache<String, Versioned> find(String alias) {
    try {
      return manager.getCache(alias, String.class, Versioned.class);
    } catch (IllegalArgumentException otherTypes) {
      throw new StorageException(
          (description + ": the manager has a cache '" + alias + "' of its own, which is not ours")
              + ": give one of the two another name, or ours a 'key-prefix'",
          otherTypes);
    }
  }

  private CacheConfiguration<String, Versioned> configuration(String region) {
    return CacheConfigurationBuilder.newCacheConfigurationBuilder(
            String.class, Versioned.class, pools.apply(region))
        .withValueSerializer(VersionedSerializer.class)
        .withExpiry(new Retention(InstantSource.system()))
        .withResilienceStrategy(new FailAloud())
        .build();
  }

  /** Removes the region's cache with its files, even if it is not open. */
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

  /** A secret goes beside the directory, which is Ehcache's own. */
  StorageLocation location() {
    return manager.getRuntimeConfiguration().getServiceCreationConfigurations().stream()
        .filter(DefaultPersistenceConfiguration.class::isInstance)
        .map(DefaultPersistenceConfiguration.class::cast)
        .<StorageLocation>map(persistence -> beside(persistence.getRootDirectory()))
        .findFirst()
        .orElseGet(StorageLocation.InProcess::new);
  }

  private static StorageLocation beside(File directory) {
    Path path = directory.toPath().toAbsolutePath();
    return new StorageLocation.LocalFiles(
        path.resolveSibling(path.getFileName() + ".credential-key"));
  }

  void close() {
    manager.close();
  }
}
