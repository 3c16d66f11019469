package org.jcachehttp.hazelcast;

import java.util.Set;
import org.jcachehttp.storage.ByteStorage;
import org.jcachehttp.testkit.ByteStorageContract;
import org.jcachehttp.testkit.Capability;

/** The contract on one of two members, each of which stores half of the entries. */
class MemberStorageTest extends ByteStorageContract {

  private final String name = Members.newName();

  @Override
  public Set<Capability> capabilities() {
    return Set.of(Capability.PERSISTENT, Capability.SHARED);
  }

  @Override
  protected ByteStorage openStorage() {
    return Opening.openOn(Members.shared().first(), name);
  }
}
