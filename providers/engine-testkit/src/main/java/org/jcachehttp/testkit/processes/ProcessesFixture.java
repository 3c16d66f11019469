package org.jcachehttp.testkit.processes;

import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/** The vocabulary of the tests with processes. */
interface ProcessesFixture {

  int PROCESSES = 3;

  URI uri();

  default int rounds() {
    return AtomicTasks.DEFAULT_ROUNDS;
  }

  default Store store() {
    return Store.open(uri());
  }

  /** Runs the task in another process, and returns its output. */
  default List<String> inAnotherProcess(Task task, String... jvmOptions)
      throws IOException, InterruptedException {
    try (ChildProcess child = ChildProcess.start(task, 0, uri(), jvmOptions)) {
      child.awaitReady();
      child.go();
      return child.awaitEnd();
    }
  }

  /** Runs the task in several processes at the same time, and returns their output. */
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
