package org.jcachehttp.testkit.processes;

import java.net.URI;
import org.junit.jupiter.api.Timeout;

/**
 * What holds when processes are killed and when there are more entries than a heap holds. {@link
 * ProcessesContract} includes it; against a server it takes minutes, so that a backend may extend
 * it apart from the rest.
 *
 * <p>A process is killed {@code -Djcachehttp.kill-rounds=10} times per test, at moments that {@code
 * -Dseed=} repeats.
 */
@Timeout(900)
public abstract class EnduranceContract implements KillContract, IterationContract {

  /**
   * The URI of the backend under test, which every JVM with this class path can open: of one place,
   * however often it is asked for during one test, and an empty one at the first time.
   */
  @Override
  public abstract URI uri();
}
