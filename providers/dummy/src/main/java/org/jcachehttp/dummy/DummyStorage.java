package org.jcachehttp.dummy;

import org.jcachehttp.storage.ByteStorage;
import org.jcachehttp.storage.Region;
import org.jcachehttp.storage.StorageLocation;

/**
 * A storage that stores nothing.
 *
 * <p>It accepts bytes, so that a value that cannot be serialized is rejected as by other backends.
 *
 * @param description the name of the storage in error messages
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
