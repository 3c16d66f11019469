package org.jcachehttp.http;

import javax.cache.Cache;
import org.jcachehttp.storage.Storage;
import org.jcachehttp.storage.StorageLocation;

/** Where the entries of a cache are. */
final class CachePlace {

  private CachePlace() {}

  /** What its storage says; elsewhere, if the cache is not of a provider of this project. */
  static StorageLocation of(Cache<?, ?> cache) {
    try {
      // Not of its manager, whose caches may be on several.
      return cache.unwrap(Storage.class).location();
    } catch (IllegalArgumentException foreign) {
      // JSR-107: what the provider does not have behind its cache.
      return new StorageLocation.Remote();
    }
  }
}
