package org.jcachehttp.engine.internal.backend;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import javax.cache.configuration.Factory;
import javax.cache.expiry.ExpiryPolicy;
import org.jcachehttp.engine.internal.codec.Codecs;
import org.jcachehttp.engine.internal.codec.Serialization;
import org.jcachehttp.engine.internal.configuration.EngineConfiguration;
import org.jcachehttp.engine.internal.near.NearSettings;
import org.jcachehttp.engine.internal.store.EntryStore;
import org.jcachehttp.engine.internal.store.EntryStores;
import org.jcachehttp.storage.ByteStorage;
import org.jcachehttp.storage.Storage;

/** An open backend, in which caches have their entries. */
public final class OpenBackend {

  private final StorageUse use;
  private final Storage storage;
  private final RegionNames regions;
  private final Optional<Factory<ExpiryPolicy>> expiry;
  private final Optional<NearSettings> near;
  private final boolean supportsNearCache;
  private final EntryStores stores;

  /**
   * Creates the backend over an open storage.
   *
   * @param loader returns the class loader of the application
   */
  OpenBackend(StorageUse use, EngineOptions options, Supplier<ClassLoader> loader) {
    this.use = use;
    this.storage = use.storage();
    this.regions = options.regions();
    this.expiry = options.expiry();
    this.near = options.near();
    this.supportsNearCache = options.supportNearCache();
    this.stores =
        new EntryStores(
            storage, new Codecs(new Serialization(options.serializer(), loader)), options::check);
  }

  /** Returns the storage. */
  public Storage storage() {
    return storage;
  }

  /** Returns the default expiry of caches that configure none. */
  public Optional<Factory<ExpiryPolicy>> expiry() {
    return expiry;
  }

  /** Returns the limits of near caches; empty if caches have none. */
  Optional<NearSettings> near() {
    return near;
  }

  /** Returns whether caches of this backend can have near caches. */
  boolean supportsNearCache() {
    return supportsNearCache;
  }

  /**
   * Opens the entries of a cache.
   *
   * @param near the limits of its near cache; empty for none
   */
  public <K, V> EntryStore<K, V> open(
      String cacheName, EngineConfiguration<K, V> configuration, Optional<NearSettings> near) {
    String region = regions.regionOf(cacheName);
    return configuration.isStoreByValue()
        ? stores.openByValue(
            region,
            configuration.getKeyType(),
            configuration.getValueType(),
            near,
            timeout -> list(region, timeout))
        : stores.openByReference(region, configuration.getValueType());
  }

  private void list(String region, Duration timeout) {
    if (!regions.isPlain() && storage instanceof ByteStorage shared) {
      new RegionDirectory(shared).add(region, timeout);
    }
  }

  /** Removes the entries of a cache. */
  public void destroy(String cacheName) {
    storage.destroy(regions.regionOf(cacheName));
  }

  /** Removes the entries of all caches of that name, under any prefix and version. */
  public void clearAll(String cacheName) {
    if (storage instanceof ByteStorage shared) {
      new RegionDirectory(shared).regionsOf(cacheName).forEach(region -> clear(shared, region));
      clear(shared, RegionNames.PLAIN.regionOf(cacheName));
    }
  }

  private static void clear(ByteStorage shared, String name) {
    try (var region = shared.open(name)) {
      region.clear();
    }
  }

  void close() {
    use.end();
  }
}
