package org.jcachehttp.sqlite;

import java.util.Map;
import org.jcachehttp.storage.ByteStorage;
import org.jcachehttp.testkit.TestStorages;

/** Opens storages of this backend. */
final class Storages {

  private Storages() {}

  static ByteStorage open(String location, Map<String, ?> options) {
    return TestStorages.open(ByteStorage.class, new SqliteStorageFactory(), location, options);
  }
}
