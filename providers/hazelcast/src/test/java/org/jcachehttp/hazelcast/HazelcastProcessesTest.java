package org.jcachehttp.hazelcast;

import java.net.URI;
import org.jcachehttp.testkit.processes.ProcessesContract;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

@EnabledIfSystemProperty(
    named = "jcachehttp.kill-rounds",
    matches = ".+",
    disabledReason = "takes minutes on a cluster: -Pthorough runs it")
class HazelcastProcessesTest extends ProcessesContract {

  private final String name = Members.newName();

  @Override
  public URI uri() {
    return Members.shared().clientUri(name);
  }
}
