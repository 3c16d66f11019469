package org.jcachehttp.engine.internal.store;

import org.jcachehttp.engine.internal.codec.Codecs;
import org.jcachehttp.engine.internal.codec.PayloadCodec;
import org.jcachehttp.storage.ByteStorage;
import org.jcachehttp.storage.HeapStorage;
import org.jcachehttp.storage.Region;
import org.jcachehttp.storage.Storage;

/** Opens the entries of caches in a storage, by value or by reference. */
public final class EntryStores {

  private final Storage storage;
  private final Codecs codecs;

  /** Creates the entry stores of one cache manager. */
  public EntryStores(Storage storage, Codecs codecs) {
    this.storage = storage;
    this.codecs = codecs;
  }

  /**
   * Opens the entries of the cache by value: later changes of the caller's objects do not reach
   * them.
   *
   * @param firstWrite runs before the first write of entries in a remote storage
   */
  public <K, V> EntryStore<K, V> openByValue(
      String cacheName, Class<K> keyType, Class<V> valueType, FirstWrite firstWrite) {
    String description = description(cacheName);
    if (storage instanceof ByteStorage bytes) {
      PayloadCodec<V, byte[]> values = codecs.byteValues(valueType);
      return new RegionEntryStore<>(
          description, open(bytes, cacheName, values), codecs.<K>textKeys(), values, firstWrite);
    }
    return new RegionEntryStore<>(
        description,
        ((HeapStorage) storage).open(cacheName),
        codecs.heapKeys(keyType),
        codecs.heapValues(valueType),
        FirstWrite.ofNothing());
  }

  private static Region<String, byte[]> open(
      ByteStorage bytes, String name, PayloadCodec<?, byte[]> values) {
    return values
        .operationTimeout()
        .map(timeout -> bytes.open(name, timeout))
        .orElseGet(() -> bytes.open(name));
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
