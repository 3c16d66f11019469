package org.jcachehttp.dynamodb;

import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jcachehttp.storage.ByteStorage;
import org.jcachehttp.testkit.ByteStorageContract;
import org.jcachehttp.testkit.Capability;

/**
 * The contract in a namespace per test, without time-to-live: DynamoDB Local deletes expired items
 * within seconds, and the contract writes some.
 */
class DynamoDbStorageTest extends ByteStorageContract {

  private static final String TABLE = Opening.newTable();

  private final String namespace = UUID.randomUUID().toString();

  @Override
  public Set<Capability> capabilities() {
    return Set.of(Capability.PERSISTENT, Capability.SHARED);
  }

  @Override
  protected ByteStorage openStorage() {
    return Opening.open(
        TABLE, Map.of("namespace", namespace, "ttl", "false", "operation-timeout", "30s"));
  }
}
