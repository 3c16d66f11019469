package org.jcachehttp.testkit.processes;

import java.net.URI;
import org.junit.jupiter.api.Timeout;

/**
 * The guarantees when processes are killed, and with more entries than fit in a heap. {@link
 * ProcessesContract} includes them. Against a server they take minutes, so that a backend may run
 * them apart.
 *
 * <p>A process is killed {@code -Djcachehttp.kill-rounds=10} times per test, at moments that {@code
 * -Dseed=} repeats.
 */
@Timeout(900)
public abstract class EnduranceContract implements KillContract, IterationContract {

  /**
   * Returns the URI of the backend under test, which every JVM with this class path can open. It is
   * the same during one test, and the backend is empty at the first call.
   */
  @Override
  public abstract URI uri();
}
