package org.jcachehttp.testkit.processes;

/**
 * What a process that was started for a task has to work with. Safe for use by many threads.
 *
 * @param number tells it from others that were started for the same task
 * @param store the shared backend
 */
record Child(int number, Store store) {

  /** Tells the parent one line, which it learns even if this process is killed right after. */
  void say(String line) {
    System.out.println(line);
  }
}
