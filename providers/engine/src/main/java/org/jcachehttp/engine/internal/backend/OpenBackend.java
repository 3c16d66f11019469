package org.jcachehttp.engine.internal.backend;

import java.util.Optional;
import java.util.function.Supplier;
import javax.cache.configuration.Factory;
import javax.cache.expiry.ExpiryPolicy;
import org.jcachehttp.engine.internal.codec.Codecs;
import org.jcachehttp.engine.internal.codec.Serialization;
import org.jcachehttp.engine.internal.configuration.EngineConfiguration;
import org.jcachehttp.engine.internal.store.EntryStore;
import org.jcachehttp.engine.internal.store.EntryStores;
import org.jcachehttp.storage.ByteStorage;
import org.jcachehttp.storage.Storage;

/** A backend that is open, as a place for caches. */
public final class OpenBackend {

  private final OpenStorage opened;
  private final EntryStores stores;

  OpenBackend(OpenStorage opened, Supplier<ClassLoader> loader) {
    this.opened = opened;
    this.stores =
        new EntryStores(
            opened.storage(), new Codecs(new Serialization(opened.serializer(), loader)));
  }

  /** The storage behind it. */
  public Storage storage() {
    return opened.storage();
  }

  /** When entries expire of which nothing else says so. */
  public Optional<Factory<ExpiryPolicy>> expiry() {
    return opened.expiry();
  }

  /** The entries of a cache. */
  public <K, V> EntryStore<K, V> open(String cacheName, EngineConfiguration<K, V> configuration) {
    String region = opened.regions().regionOf(cacheName);
    if (!opened.regions().isPlain() && storage() instanceof ByteStorage shared) {
      new RegionDirectory(shared).note(region);
    }
    return configuration.isStoreByValue()
        ? stores.openByValue(region, configuration.getValueType())
        : stores.openByReference(region, configuration.getValueType());
  }

  /** Removes the entries of a cache. */
  public void destroy(String cacheName) {
    storage().destroy(opened.regions().regionOf(cacheName));
  }

  /** Removes the entries of every cache of that name, under whichever prefix and version. */
  public void clearAll(String cacheName) {
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
