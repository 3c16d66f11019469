package org.jcachehttp.testkit.processes;

import java.net.URI;
import org.junit.jupiter.api.Timeout;

/**
 * What holds for every backend that processes share: extend it, name the place, and JVMs that are
 * started, killed and kept short of memory use it through JCache.
 *
 * <pre>{@code
 * class MyProcessesTest extends ProcessesContract {
 *
 *   @TempDir Path directory;
 *
 *   @Override
 *   public URI uri() {
 *     return URI.create("mystore:" + directory);
 *   }
 * }
 * }</pre>
 *
 * <p>A process is killed {@code -Djcachehttp.kill-rounds=10} times per test, at moments that {@code
 * -Dseed=} repeats.
 */
@Timeout(900)
public abstract class ProcessesContract
    implements AtomicityContract, KeysContract, KillContract, IterationContract {

  /**
   * The URI of the backend under test, which every JVM with this class path can open: of one place,
   * however often it is asked for during one test, and an empty one at the first time.
   */
  @Override
  public abstract URI uri();
}
