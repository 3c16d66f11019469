package org.jcachehttp.testkit.processes;

import java.net.URI;
import org.junit.jupiter.api.Timeout;

/**
 * The quick part of {@link ProcessesContract}, for every build of a backend whose whole contract
 * takes minutes: JCache's atomic operations are atomic among processes.
 */
@Timeout(300)
public abstract class AtomicProcessesContract implements AtomicityContract {

  /** Returns the URI of the backend under test; see {@link ProcessesContract#uri}. */
  @Override
  public abstract URI uri();
}
