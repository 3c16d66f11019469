package org.jcachehttp.sqlite;

import java.util.Map;
import org.jcachehttp.storage.ByteStorage;
import org.jcachehttp.storage.StorageAddress;
import org.jcachehttp.storage.option.Options;

/** Opens storages as the front door does. */
final class Storages {

  private Storages() {}

  static ByteStorage open(String location, Map<String, ?> options) {
    SqliteStorageFactory factory = new SqliteStorageFactory();
    return (ByteStorage)
        factory.open(
            new StorageAddress("sqlite", location, Options.of(factory.options(), options)));
  }
}
