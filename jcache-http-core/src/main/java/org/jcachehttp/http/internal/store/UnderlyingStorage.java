package org.jcachehttp.http.internal.store;

import java.util.Optional;
import javax.cache.Cache;
import org.jcachehttp.storage.Storage;
import org.jcachehttp.storage.StorageLocation;

/**
 * The storage of the cache below.
 *
 * @param storage the storage; empty if the cache is not of this project
 */
public record UnderlyingStorage(Optional<Storage> storage) {

  /** Returns the storage of a cache. The caches of one manager may be on several storages. */
  public static UnderlyingStorage of(Cache<?, ?> cache) {
    try {
      return new UnderlyingStorage(Optional.of(cache.unwrap(Storage.class)));
    } catch (IllegalArgumentException notOfThisProject) {
      // JSR-107, Cache.unwrap: the provider does not support that class.
      return new UnderlyingStorage(Optional.empty());
    }
  }

  /** Returns the location of the entries; remote if it is not known. */
  public StorageLocation location() {
    return storage.map(Storage::location).orElseGet(StorageLocation.Remote::new);
  }

  /** Returns the number of evicted entries; 0 if it is not known. */
  long evictions() {
    return storage.map(Storage::evictions).orElse(0L);
  }
}
