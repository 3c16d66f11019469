package org.jcachehttp.http.internal.store;

import javax.cache.Cache;
import org.jcachehttp.storage.Storage;
import org.jcachehttp.storage.StorageLocation;

/** Where the entries of a cache are. */
public final class CacheLocation {

  private CacheLocation() {}

  /** What its storage says; elsewhere, if the cache is not of a provider of this project. */
  public static StorageLocation of(Cache<?, ?> cache) {
    try {
      // Not of its manager, whose caches may be on several.
      return cache.unwrap(Storage.class).location();
    } catch (IllegalArgumentException foreign) {
      // JSR-107: what the provider does not have behind its cache.
      return new StorageLocation.Remote();
    }
  }
}
