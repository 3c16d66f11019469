package org.jcachehttp.testkit.processes;

import java.net.URI;
import org.junit.jupiter.api.Timeout;

/**
 * The guarantees of a backend that several processes use at the same time, for every build. {@link
 * ProcessesContract} includes more.
 */
@Timeout(900)
public abstract class SharingContract implements AtomicityContract, KeysContract {

  /**
   * Returns the URI of the backend under test, which every JVM with this class path can open. It is
   * the same during one test, and the backend is empty at the first call.
   */
  @Override
  public abstract URI uri();

  /** Returns how often each of 48 threads changes each entry: seldom if a round trip is slow. */
  @Override
  public int rounds() {
    return AtomicTasks.DEFAULT_ROUNDS;
  }
}
