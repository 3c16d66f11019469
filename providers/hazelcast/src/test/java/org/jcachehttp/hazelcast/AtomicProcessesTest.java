package org.jcachehttp.hazelcast;

import java.net.URI;
import org.jcachehttp.testkit.processes.AtomicProcessesContract;

/** Three JVMs of sixteen threads are clients of two members, which hold the entries. */
class AtomicProcessesTest extends AtomicProcessesContract {

  private final String name = Members.newName();

  @Override
  public URI uri() {
    return Members.shared().clientUri(name);
  }
}
