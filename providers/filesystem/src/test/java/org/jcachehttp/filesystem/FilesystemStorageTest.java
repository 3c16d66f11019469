package org.jcachehttp.filesystem;

import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.jcachehttp.storage.ByteStorage;
import org.jcachehttp.testkit.ByteStorageContract;
import org.jcachehttp.testkit.Capability;
import org.junit.jupiter.api.io.TempDir;

class FilesystemStorageTest extends ByteStorageContract {

  @TempDir Path directory;

  @Override
  public Set<Capability> capabilities() {
    return Set.of(Capability.PERSISTENT, Capability.SHARED);
  }

  @Override
  protected ByteStorage openStorage() {
    return Storages.open(directory, Map.of());
  }
}
