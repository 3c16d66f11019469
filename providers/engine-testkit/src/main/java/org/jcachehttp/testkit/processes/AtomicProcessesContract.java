package org.jcachehttp.testkit.processes;

import java.net.URI;
import org.junit.jupiter.api.Timeout;

/**
 * The part of {@link ProcessesContract} that takes seconds, for every build of a backend whose
 * whole contract takes minutes: what is atomic in JCache is atomic among processes.
 */
@Timeout(300)
public abstract class AtomicProcessesContract implements AtomicityContract {

  /** The URI of the backend under test, as {@link ProcessesContract#uri} says. */
  @Override
  public abstract URI uri();
}
