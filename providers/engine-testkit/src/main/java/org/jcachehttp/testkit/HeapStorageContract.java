package org.jcachehttp.testkit;

import org.jcachehttp.storage.HeapStorage;
import org.jcachehttp.storage.HeapValue;
import org.jcachehttp.storage.Region;
import org.jcachehttp.storage.Storage;

/** The contract of a {@link HeapStorage}: extend it and open the backend. */
public abstract class HeapStorageContract extends StorageContract<HeapStorage, Object, HeapValue> {

  @Override
  public final Region<Object, HeapValue> region(Storage storage, String name) {
    return ((HeapStorage) storage).open(name);
  }

  @Override
  public final Object key(int number) {
    return number % 2 == 0 ? number : "entry " + number;
  }

  @Override
  public final HeapValue payload(long number) {
    return new HeapValue(number, Long.BYTES);
  }

  @Override
  public final long numberIn(HeapValue payload) {
    return (Long) payload.value();
  }
}
