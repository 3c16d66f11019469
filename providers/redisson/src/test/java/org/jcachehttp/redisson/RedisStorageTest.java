package org.jcachehttp.redisson;

import java.util.Map;
import java.util.Set;
import org.jcachehttp.storage.ByteStorage;
import org.jcachehttp.testkit.ByteStorageContract;
import org.jcachehttp.testkit.Capability;

class RedisStorageTest extends ByteStorageContract {

  private final String prefix = RedisProcess.newPrefix();

  @Override
  public Set<Capability> capabilities() {
    return Set.of(Capability.PERSISTENT, Capability.SHARED);
  }

  @Override
  protected ByteStorage openStorage() {
    return Opening.openShared(prefix, Map.of());
  }
}
