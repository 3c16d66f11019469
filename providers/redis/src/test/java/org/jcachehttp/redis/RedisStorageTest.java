package org.jcachehttp.redis;

import java.util.Map;
import java.util.Set;
import org.jcachehttp.storage.ByteStorage;
import org.jcachehttp.testkit.ByteStorageContract;
import org.jcachehttp.testkit.Capability;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

/** The contract in both layouts. */
@ParameterizedClass
@ValueSource(strings = {"string", "hash"})
class RedisStorageTest extends ByteStorageContract {

  private final String layout;
  private final String prefix = RedisProcess.newPrefix();

  RedisStorageTest(String layout) {
    this.layout = layout;
  }

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
    return Opening.openShared(prefix, Map.of("layout", layout));
  }
}
