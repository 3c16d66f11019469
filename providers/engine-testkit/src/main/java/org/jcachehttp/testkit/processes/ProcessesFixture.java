package org.jcachehttp.testkit.processes;

import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/** The vocabulary of the tests with processes. */
interface ProcessesFixture {

  /** The number of processes that run at the same time. */
  int PROCESSES = 3;

  /** {@return the URI of the cache manager under test, which every process can open} */
  URI uri();

  /** {@return the number of rounds of each thread in a test of atomic operations} */
  default int rounds() {
    return AtomicTasks.DEFAULT_ROUNDS;
  }

  /** {@return the store at {@link #uri()}, opened in this process; the caller closes it} */
  default Store store() {
    return Store.open(uri());
  }

  /**
   * Runs the task in another process, and waits for its end.
   *
   * @param task the task
   * @param jvmOptions options for the command line of the JVM, such as {@code -Xmx64m}
   * @return the lines that the process printed
   * @throws IOException if the process cannot be started, or fails
   * @throws InterruptedException if the thread is interrupted while it waits
   */
  default List<String> inAnotherProcess(Task task, String... jvmOptions)
      throws IOException, InterruptedException {
    try (ChildProcess child = ChildProcess.start(task, 0, uri(), jvmOptions)) {
      child.awaitReady();
      child.go();
      return child.awaitEnd();
    }
  }

  /**
   * Runs the task in {@link #PROCESSES} processes at the same time, and waits for their end.
   *
   * @param task the task
   * @return the lines that the processes printed, process by process
   * @throws IOException if a process cannot be started, or fails
   * @throws InterruptedException if the thread is interrupted while it waits
   */
  default List<String> inThreeProcesses(Task task) throws IOException, InterruptedException {
    List<ChildProcess> children = new ArrayList<>();
    try {
      for (int number = 0; number < PROCESSES; number++) {
        children.add(ChildProcess.start(task, number, uri(), AtomicTasks.jvmOption(rounds())));
      }
      return runTogether(children);
    } finally {
      children.forEach(ChildProcess::close);
    }
  }

  private static List<String> runTogether(List<ChildProcess> children)
      throws IOException, InterruptedException {
    for (ChildProcess child : children) {
      child.awaitReady();
    }
    for (ChildProcess child : children) {
      child.go();
    }
    List<String> said = new ArrayList<>();
    for (ChildProcess child : children) {
      said.addAll(child.awaitEnd());
    }
    return said;
  }
}
