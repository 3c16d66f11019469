package org.jcachehttp.dummy;

import org.jcachehttp.storage.ByteStorage;
import org.jcachehttp.storage.Region;
import org.jcachehttp.storage.StorageLocation;

/**
 * Stores nothing, and holds nothing that could be closed.
 *
 * <p>It takes bytes, although it drops them, so that a value that cannot be serialized is refused
 * here as it would be by a real backend.
 *
 * @param description what error messages call it
 */
record DummyStorage(String description) implements ByteStorage {

  @Override
  public Region<String, byte[]> open(String region) {
    return new DummyRegion();
  }

  @Override
  public StorageLocation location() {
    return new StorageLocation.InProcess();
  }

  @Override
  public void destroy(String region) {}

  @Override
  public void close() {}
}
