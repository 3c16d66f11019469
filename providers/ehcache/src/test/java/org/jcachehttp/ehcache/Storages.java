package org.jcachehttp.ehcache;

import java.util.Map;
import org.jcachehttp.storage.ByteStorage;
import org.jcachehttp.storage.StorageAddress;
import org.jcachehttp.storage.option.Options;

/** Opens storages as the front door does. */
final class Storages {

  private Storages() {}

  static ByteStorage open(String location, Map<String, ?> options) {
    EhcacheStorageFactory factory = new EhcacheStorageFactory();
    return (ByteStorage)
        factory.open(
            new StorageAddress("ehcache", location, Options.of(factory.options(), options)));
  }
}
