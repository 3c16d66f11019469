package org.jcachehttp.engine.internal.store;

import java.time.Duration;
import java.util.function.Consumer;
import javax.cache.CacheException;
import org.jcachehttp.engine.internal.codec.Codecs;
import org.jcachehttp.engine.internal.codec.PayloadCodec;
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
   * @param beforeFirstWrite runs before the first write of entries in a storage of bytes, with the
   *     timeout of an operation; may run twice
   * @throws CacheException if the region cannot be used
   */
  public <K, V> EntryStore<K, V> openByValue(
      String cacheName, Class<K> keyType, Class<V> valueType, Consumer<Duration> beforeFirstWrite) {
    String description = description(cacheName);
    if (storage instanceof ByteStorage bytes) {
      PayloadCodec<V, byte[]> values = codecs.byteValues(valueType);
      Duration timeout = values.operationTimeout().orElse(Defaults.OPERATION_TIMEOUT);
      return new RegionEntryStore<>(
          description,
          new StorageCalls(description).calling("open", () -> open(bytes, cacheName, timeout)),
          codecs.<K>textKeys(),
          values,
          new FirstWrite(() -> beforeFirstWrite.accept(timeout)));
    }
    return new RegionEntryStore<>(
        description,
        ((HeapStorage) storage).open(cacheName),
        codecs.heapKeys(keyType),
        codecs.heapValues(valueType),
        FirstWrite.ofNothing());
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
