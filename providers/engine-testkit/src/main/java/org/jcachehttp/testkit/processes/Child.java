package org.jcachehttp.testkit.processes;

/**
 * The context of a task. Safe for use by many threads.
 *
 * @param number the number of the process among those with the same task
 * @param store the shared backend
 */
public record Child(int number, Store store) {

  /**
   * Prints a line, which the parent reads even if this process is killed right after.
   *
   * @param line the line
   */
  public void say(String line) {
    System.out.println(line);
  }
}
