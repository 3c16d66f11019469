package org.jcachehttp.sqlite;

import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.jcachehttp.storage.ByteStorage;
import org.jcachehttp.testkit.ByteStorageContract;
import org.jcachehttp.testkit.Capability;
import org.junit.jupiter.api.io.TempDir;

class SqliteStorageTest extends ByteStorageContract {

  @TempDir Path directory;

  @Override
  public Set<Capability> capabilities() {
    return Set.of(Capability.PERSISTENT, Capability.SHARED);
  }

  @Override
  protected ByteStorage openStorage() {
    return Storages.open(directory.resolve("cache").toString(), Map.of());
  }
}
