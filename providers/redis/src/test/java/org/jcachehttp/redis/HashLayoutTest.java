package org.jcachehttp.redis;

import java.util.Map;
import java.util.Set;
import org.jcachehttp.storage.ByteStorage;
import org.jcachehttp.testkit.ByteStorageContract;
import org.jcachehttp.testkit.Capability;
import org.junit.jupiter.api.AfterEach;

class HashLayoutTest extends ByteStorageContract {

  private final String prefix = RedisProcess.newPrefix();

  @AfterEach
  void flush() {
    RedisProcess.shared().flush();
  }

  @Override
  public Set<Capability> capabilities() {
    return Set.of(Capability.PERSISTENT, Capability.SHARED);
  }

  @Override
  protected ByteStorage openStorage() {
    return Opening.openShared(prefix, Map.of("layout", "hash"));
  }
}
