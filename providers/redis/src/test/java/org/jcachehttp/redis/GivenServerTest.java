package org.jcachehttp.redis;

import java.net.URI;
import java.util.Map;
import java.util.Set;
import org.jcachehttp.storage.ByteStorage;
import org.jcachehttp.testkit.ByteStorageContract;
import org.jcachehttp.testkit.Capability;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

/** The contract on the server of {@code REDIS_URI}: another version, Valkey, a cluster. */
@EnabledIfEnvironmentVariable(
    named = GivenServerTest.VARIABLE,
    matches = ".+",
    disabledReason = "REDIS_URI is not set; example: redis://127.0.0.1:6379/0")
class GivenServerTest extends ByteStorageContract {

  static final String VARIABLE = "REDIS_URI";

  private final String prefix = RedisProcess.newPrefix();

  @Override
  public Set<Capability> capabilities() {
    return Set.of(Capability.PERSISTENT, Capability.SHARED);
  }

  @Override
  protected ByteStorage openStorage() {
    URI uri = URI.create(System.getenv(VARIABLE));
    return Opening.openWithLongTimeouts(
        uri.getScheme(), uri.getRawSchemeSpecificPart(), prefix, Map.of());
  }
}
