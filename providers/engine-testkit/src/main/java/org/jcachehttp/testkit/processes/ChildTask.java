package org.jcachehttp.testkit.processes;

/** What a child process does with a store; see {@link ChildMain#run}. */
@FunctionalInterface
public interface ChildTask {

  /**
   * Does the work. An exception ends the process with an exit code that is not zero.
   *
   * @param child the process, with the opened store
   * @throws InterruptedException if the thread is interrupted
   */
  void doAs(Child child) throws InterruptedException;
}
