package org.jcachehttp.ehcache;

import java.io.File;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.function.Function;
import org.ehcache.Cache;
import org.ehcache.CacheManager;
import org.ehcache.CachePersistenceException;
import org.ehcache.PersistentCacheManager;
import org.ehcache.config.ResourcePools;
import org.ehcache.impl.config.persistence.DefaultPersistenceConfiguration;
import org.jcachehttp.storage.StorageException;
import org.jcachehttp.storage.StoragePlace;
import org.jspecify.annotations.Nullable;

/**
 * A cache manager of Ehcache that can be used.
 *
 * @param manager the manager
 * @param description what error messages call it
 * @param pools the tiers of a region, by its name
 * @param release what becomes of the manager at close
 */
record OpenManager(
    CacheManager manager,
    String description,
    Function<String, ResourcePools> pools,
    Consumer<CacheManager> release) {

  /** Our cache of that alias. */
  @Nullable Cache<String, Versioned> find(String alias) {
    try {
      return manager.getCache(alias, String.class, Versioned.class);
    } catch (IllegalArgumentException otherTypes) {
      throw new StorageException(
          (description + ": the manager has a cache '" + alias + "' of its own, which is not ours")
              + ": give one of the two another name, or ours a 'key-prefix'",
          otherTypes);
    }
  }

  /** Removes our cache of that alias with its files, even if it is not open. */
  void destroy(String alias) {
    if (find(alias) != null) {
      manager.removeCache(alias);
    }
    if (manager instanceof PersistentCacheManager persistent) {
      destroyFiles(persistent, alias);
    }
  }

  private static void destroyFiles(PersistentCacheManager manager, String alias) {
    try {
      manager.destroyCache(alias);
    } catch (CachePersistenceException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Beside the directory: inside, Ehcache removes what it does not know. */
  StoragePlace place() {
    return manager.getRuntimeConfiguration().getServiceCreationConfigurations().stream()
        .filter(DefaultPersistenceConfiguration.class::isInstance)
        .map(DefaultPersistenceConfiguration.class::cast)
        .<StoragePlace>map(persistence -> beside(persistence.getRootDirectory()))
        .findFirst()
        .orElseGet(StoragePlace.InProcess::new);
  }

  private static StoragePlace beside(File directory) {
    Path path = directory.toPath().toAbsolutePath();
    return new StoragePlace.LocalFiles(path.resolveSibling(path.getFileName() + ".credential-key"));
  }
}
