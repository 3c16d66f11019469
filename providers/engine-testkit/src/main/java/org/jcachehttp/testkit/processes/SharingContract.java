package org.jcachehttp.testkit.processes;

import java.net.URI;
import org.junit.jupiter.api.Timeout;

/**
 * What holds while several processes use one backend, which any backend can say of itself in every
 * build. {@link ProcessesContract} says more.
 */
@Timeout(900)
public abstract class SharingContract implements AtomicityContract, KeysContract {

  /**
   * The URI of the backend under test, which every JVM with this class path can open: of one place,
   * however often it is asked for during one test, and an empty one at the first time.
   */
  @Override
  public abstract URI uri();

  /** How often each of 48 threads works on each entry: seldom where a round trip is slow. */
  @Override
  public int rounds() {
    return AtomicTasks.DEFAULT_ROUNDS;
  }
}
