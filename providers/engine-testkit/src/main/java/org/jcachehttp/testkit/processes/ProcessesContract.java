package org.jcachehttp.testkit.processes;

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
public abstract class ProcessesContract extends SharingContract
    implements KillContract, IterationContract {}
