package org.jcachehttp.testkit.processes;

/**
 * The contract of a backend that several processes share: extend it and name the place. Child JVMs
 * use the backend through JCache; some are killed, some have little memory.
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
