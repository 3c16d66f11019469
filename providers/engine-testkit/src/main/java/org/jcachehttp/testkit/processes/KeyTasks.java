package org.jcachehttp.testkit.processes;

import java.util.HashMap;
import java.util.Map;
import javax.cache.Cache;

/** The tasks of processes that share only equal keys. */
final class KeyTasks {

  /** The number of keys, several of each kind. */
  static final int KEYS = 5 * Keys.KINDS;

  private KeyTasks() {}

  static void put(Child child) {
    Cache<Object, String> cache = child.store().cache(String.class);
    for (int number = 0; number < KEYS; number++) {
      cache.put(Keys.key(number), "value " + number);
    }
  }

  /** Prints each value that a get finds, and each value of the iterator. */
  static void lookUp(Child child) {
    Cache<Object, String> cache = child.store().cache(String.class);
    Map<Object, String> iterated = new HashMap<>();
    cache.forEach(entry -> iterated.put(entry.getKey(), entry.getValue()));
    for (int number = 0; number < KEYS; number++) {
      child.say("got " + cache.get(Keys.twinOf(number)));
      child.say("met " + iterated.get(Keys.twinOf(number)));
    }
  }
}
