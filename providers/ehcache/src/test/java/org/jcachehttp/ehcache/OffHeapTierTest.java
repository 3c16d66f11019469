package org.jcachehttp.ehcache;

import java.util.Map;
import org.jcachehttp.storage.ByteStorage;
import org.jcachehttp.testkit.ByteStorageContract;

/** The heap tier is small, so that entries move between the tiers. */
class OffHeapTierTest extends ByteStorageContract {

  @Override
  protected ByteStorage openStorage() {
    return Storages.open("test", Map.of("heap", "10", "off-heap", "32MiB"));
  }
}
