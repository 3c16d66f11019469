package org.jcachehttp.faults.histories;

import java.util.HashMap;
import java.util.Map;
import java.util.Random;

/** The operations of one thread: their new values are unique, their old values were seen. */
final class RandomOperations {

  private static final Method[] METHODS = Method.values();
  private static final String NOTHING = "-";

  private final String name;
  private final Random random;
  private final Map<String, String> seen = new HashMap<>();
  private long number;

  /**
   * Makes the operations of a thread.
   *
   * @param name a name that no other thread has
   * @param random the choice of methods
   */
  RandomOperations(String name, Random random) {
    this.name = name;
    this.random = random;
  }

  Operation next(String key) {
    Method method = METHODS[random.nextInt(METHODS.length)];
    return new Operation(method, seen.getOrDefault(key, NOTHING), name + "." + number++);
  }

  /** Takes a value for later comparisons: the one that was read, else the one that was written. */
  void learn(String key, Operation operation, String result) {
    seen.put(key, operation.method() == Method.GET ? result : operation.value());
  }
}
