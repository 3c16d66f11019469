package org.jcachehttp.testkit.processes;

import java.net.URI;
import org.junit.jupiter.api.Timeout;

/**
 * The guarantees when clients of a server are killed, for every build. {@link EnduranceContract}
 * includes more. A few processes are killed per test, or {@code -Djcachehttp.kill-rounds=}.
 */
@Timeout(900)
public abstract class ServerKillContract implements KillContract {

  /**
   * Returns the URI of the backend under test, which every JVM with this class path can open. It is
   * the same during one test, and the backend is empty at the first call.
   */
  @Override
  public abstract URI uri();

  @Override
  public int kills() {
    return Kills.rounds(Kills.FEW_ROUNDS);
  }
}
