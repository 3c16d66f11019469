package org.jcachehttp.testkit;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jcachehttp.storage.ByteStorage;
import org.jcachehttp.storage.Region;

class SmallestStorageTest extends ByteStorageContract {

  private final Map<String, Region<String, byte[]>> place = new ConcurrentHashMap<>();

  @Override
  public Set<Capability> capabilities() {
    return Set.of(Capability.SHARED);
  }

  @Override
  protected ByteStorage openStorage() {
    return new SmallestStorage(place);
  }
}
