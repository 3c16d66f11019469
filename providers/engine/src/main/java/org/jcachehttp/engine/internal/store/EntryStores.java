package org.jcachehttp.engine.internal.store;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Consumer;
import javax.cache.CacheException;
import org.jcachehttp.engine.internal.codec.Codecs;
import org.jcachehttp.engine.internal.codec.KeyCodec;
import org.jcachehttp.engine.internal.codec.PayloadCodec;
import org.jcachehttp.engine.internal.near.NearCache;
import org.jcachehttp.engine.internal.near.NearSettings;
import org.jcachehttp.storage.ByteStorage;
import org.jcachehttp.storage.HeapStorage;
import org.jcachehttp.storage.Region;
import org.jcachehttp.storage.Storage;
import org.jcachehttp.storage.StorageException;
import org.jcachehttp.storage.internal.Defaults;

/** Opens the entries of caches in a storage, by value or by reference. */
public final class EntryStores {

  private final Storage storage;
  private final Codecs codecs;
  private final Consumer<Region<String, byte[]>> check;

  /**
   * Creates the entry stores of one cache manager.
   *
   * @param check checks a region that was opened; throws a {@code StorageException} if the cache
   *     must not be opened
   */
  public EntryStores(Storage storage, Codecs codecs, Consumer<Region<String, byte[]>> check) {
    this.storage = storage;
    this.codecs = codecs;
    this.check = check;
  }

  /**
   * Opens the entries of the cache by value: later changes of the caller's objects do not reach
   * them.
   *
   * @param near the limits of a near cache over a storage of bytes; empty for none
   * @param beforeFirstWrite runs before the first write of entries in a storage of bytes, with the
   *     timeout of an operation; may run twice
   * @throws CacheException if the region cannot be used
   */
  public <K, V> EntryStore<K, V> openByValue(
      String cacheName,
      Class<K> keyType,
      Class<V> valueType,
      Optional<NearSettings> near,
      Consumer<Duration> beforeFirstWrite) {
    if (storage instanceof ByteStorage bytes) {
      return openBytes(bytes, cacheName, codecs.byteValues(valueType), near, beforeFirstWrite);
    }
    return new RegionEntryStore<>(
        description(cacheName),
        ((HeapStorage) storage).open(cacheName),
        codecs.heapKeys(keyType),
        codecs.heapValues(valueType),
        FirstWrite.ofNothing());
  }

  private <K, V> EntryStore<K, V> openBytes(
      ByteStorage bytes,
      String cacheName,
      PayloadCodec<V, byte[]> values,
      Optional<NearSettings> near,
      Consumer<Duration> beforeFirstWrite) {
    String description = description(cacheName);
    Duration timeout = values.operationTimeout().orElse(Defaults.OPERATION_TIMEOUT);
    Region<String, byte[]> region =
        new StorageCalls(description).calling("open", () -> open(bytes, cacheName, timeout));
    KeyCodec<K, String> keys = codecs.textKeys();
    FirstWrite firstWrite = new FirstWrite(() -> beforeFirstWrite.accept(timeout));
    if (near.isEmpty()) {
      return new RegionEntryStore<>(description, region, keys, values, firstWrite);
    }
    return new NearEntryStore<>(description, region, keys, values, firstWrite, layer(near.get()));
  }

  private <V> NearLayer<V> layer(NearSettings settings) {
    return new NearLayer<>(
        new NearCache<>(settings, System::nanoTime),
        codecs.liveValues(),
        settings,
        InstantSource.system());
  }

  private Region<String, byte[]> open(ByteStorage bytes, String name, Duration timeout) {
    Region<String, byte[]> opened = bytes.open(name, timeout);
    try {
      check.accept(opened);
      return opened;
    } catch (StorageException unusable) {
      opened.close();
      throw unusable;
    }
  }

  /**
   * Opens the entries of the cache with the caller's own key and value objects.
   *
   * @throws UnsupportedOperationException if the storage keeps bytes (JSR-107, {@code
   *     CacheManager.createCache})
   */
  public <K, V> EntryStore<K, V> openByReference(String cacheName, Class<V> valueType) {
    if (storage instanceof HeapStorage heap) {
      return new RegionEntryStore<>(
          description(cacheName),
          heap.open(cacheName),
          codecs.<K>referenceKeys(),
          codecs.referenceValues(valueType),
          FirstWrite.ofNothing());
    }
    throw new UnsupportedOperationException(
        description(cacheName)
            + " stores bytes and cannot store by reference: set storeByValue to true");
  }

  private String description(String cacheName) {
    return "cache '" + cacheName + "' on " + storage.description();
  }
}
