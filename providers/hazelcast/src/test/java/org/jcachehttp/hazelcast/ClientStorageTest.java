package org.jcachehttp.hazelcast;

import com.hazelcast.core.HazelcastInstance;
import java.util.Set;
import org.jcachehttp.storage.ByteStorage;
import org.jcachehttp.testkit.ByteStorageContract;
import org.jcachehttp.testkit.Capability;
import org.junit.jupiter.api.AfterAll;

/** The contract on a client of members without classes of this library. */
class ClientStorageTest extends ByteStorageContract {

  private static final HazelcastInstance CLIENT = Members.shared().client();

  private final String name = Members.newName();

  @AfterAll
  static void shutDown() {
    CLIENT.shutdown();
  }

  @Override
  public Set<Capability> capabilities() {
    return Set.of(Capability.PERSISTENT, Capability.SHARED);
  }

  @Override
  protected ByteStorage openStorage() {
    return Opening.openOn(CLIENT, name);
  }
}
