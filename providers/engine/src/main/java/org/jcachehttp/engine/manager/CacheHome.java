package org.jcachehttp.engine.manager;

import java.util.Optional;
import java.util.function.Supplier;
import javax.cache.configuration.Factory;
import javax.cache.expiry.ExpiryPolicy;
import org.jcachehttp.engine.codec.Codecs;
import org.jcachehttp.engine.codec.Serialization;
import org.jcachehttp.engine.configuration.EngineConfiguration;
import org.jcachehttp.engine.store.EntryStore;
import org.jcachehttp.engine.store.EntryStores;
import org.jcachehttp.storage.ByteStorage;
import org.jcachehttp.storage.Storage;

/** A backend that is open, as a place for caches. */
final class CacheHome {

  private final OpenStorage opened;
  private final EntryStores stores;

  CacheHome(OpenStorage opened, Supplier<ClassLoader> loader) {
    this.opened = opened;
    this.stores =
        new EntryStores(
            opened.storage(), new Codecs(new Serialization(opened.serializer(), loader)));
  }

  Storage storage() {
    return opened.storage();
  }

  /** When entries expire of which nothing else says so. */
  Optional<Factory<ExpiryPolicy>> expiry() {
    return opened.expiry();
  }

  /** The entries of a cache. */
  <K, V> EntryStore<K, V> open(String cacheName, EngineConfiguration<K, V> configuration) {
    String region = opened.regions().regionOf(cacheName);
    if (!opened.regions().isPlain() && storage() instanceof ByteStorage shared) {
      new RegionDirectory(shared).note(region);
    }
    return configuration.isStoreByValue()
        ? stores.openByValue(region, configuration.getValueType())
        : stores.openByReference(region, configuration.getValueType());
  }

  /** Removes the entries of a cache. */
  void destroy(String cacheName) {
    storage().destroy(opened.regions().regionOf(cacheName));
  }

  /** Removes the entries of every cache of that name, under whichever prefix and version. */
  void clearAll(String cacheName) {
    if (storage() instanceof ByteStorage shared) {
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
    storage().close();
  }
}
