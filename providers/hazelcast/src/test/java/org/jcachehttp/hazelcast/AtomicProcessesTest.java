package org.jcachehttp.hazelcast;

import java.net.URI;
import org.jcachehttp.testkit.processes.AtomicProcessesContract;

/** Three JVMs of 16 threads are clients of two members, which store the entries. */
class AtomicProcessesTest extends AtomicProcessesContract {

  private final String name = Members.newName();

  @Override
  public URI uri() {
    return Members.shared().clientUri(name);
  }
}
