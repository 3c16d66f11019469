package org.jcachehttp.hazelcast;

import java.net.URI;
import org.jcachehttp.testkit.processes.ServerKillContract;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;

/** Clients of two members are killed. */
@DisabledIfSystemProperty(
    named = "jcachehttp.kill-rounds",
    matches = ".+",
    disabledReason = "HazelcastProcessesTest kills more")
class HazelcastKillTest extends ServerKillContract {

  private final String name = Members.newName();

  @Override
  public URI uri() {
    return Members.shared().clientUri(name);
  }
}
