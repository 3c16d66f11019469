package org.jcachehttp.ehcache;

import java.util.Map;
import org.jcachehttp.storage.ByteStorage;
import org.jcachehttp.testkit.ByteStorageContract;

class HeapTierTest extends ByteStorageContract {

  @Override
  protected ByteStorage openStorage() {
    return Storages.open("test", Map.of());
  }
}
