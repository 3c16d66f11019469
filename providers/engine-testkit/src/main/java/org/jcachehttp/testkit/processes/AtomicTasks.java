package org.jcachehttp.testkit.processes;

import java.util.concurrent.ThreadLocalRandom;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import javax.cache.Cache;
import javax.cache.processor.MutableEntry;
import org.jcachehttp.testkit.Threads;

/** The tasks of several processes with many threads that change the same few entries. */
final class AtomicTasks {

  static final int THREADS = 16;

  static final int DEFAULT_ROUNDS = 20;

  private static final String ROUNDS_PROPERTY = "jcachehttp.rounds";

  /** The number of changes by each thread to each hot entry. */
  private static final int ROUNDS = Integer.getInteger(ROUNDS_PROPERTY, DEFAULT_ROUNDS);

  /** The entries that all threads change, one with a key of each kind. */
  static final int HOT_KEYS = Keys.KINDS;

  /** The entries per round that all threads try to put first. */
  private static final int WANTED_KEYS = 10;

  static final int TOKENS = 5;
  static final int PLACES = 2 * TOKENS;

  private AtomicTasks() {}

  /** Returns the option that sets the number of rounds. */
  static String jvmOption(int rounds) {
    return "-D" + ROUNDS_PROPERTY + "=" + rounds;
  }

  static int wantedKeys(int rounds) {
    return rounds * WANTED_KEYS;
  }

  static void increment(Child child) {
    Cache<Object, Long> counters = child.store().cache(Long.class);
    Threads.run(
        THREADS,
        thread -> onHotKeys(n -> counters.invoke(Keys.key(n), AtomicTasks::incrementEntry)));
  }

  private static boolean incrementEntry(MutableEntry<Object, Long> entry, Object... none) {
    entry.setValue(entry.exists() ? entry.getValue() + 1 : 1L);
    return true;
  }

  /** Prints {@code won <key> <value>} for each entry that was put. */
  static void putIfAbsent(Child child) {
    Cache<Object, String> cache = child.store().cache(String.class);
    Threads.run(
        THREADS,
        thread -> {
          String own = child.number() + "/" + thread;
          IntStream.range(0, wantedKeys(ROUNDS))
              .filter(n -> cache.putIfAbsent(Keys.key(n), own))
              .forEach(n -> child.say("won " + n + " " + own));
        });
  }

  /** Prints {@code advanced <key>} for each counter that was replaced by its successor. */
  static void replace(Child child) {
    Cache<Object, Long> counters = child.store().cache(Long.class);
    Threads.run(
        THREADS,
        thread ->
            onHotKeys(
                n -> {
                  Long seen = counters.get(Keys.key(n));
                  if (counters.replace(Keys.key(n), seen, seen + 1)) {
                    child.say("advanced " + n);
                  }
                }));
  }

  private static void onHotKeys(IntConsumer step) {
    IntStream.range(0, ROUNDS * HOT_KEYS).map(i -> i % HOT_KEYS).forEach(step);
  }

  /** Prints {@code moved} for each token that was taken from one place and put in another. */
  static void passTokens(Child child) {
    Cache<Object, Long> places = child.store().cache(Long.class);
    Threads.run(
        THREADS,
        thread ->
            IntStream.range(0, ROUNDS * HOT_KEYS)
                .forEach(
                    round -> {
                      Long token = places.getAndRemove(anyPlace());
                      while (token != null) {
                        token = places.getAndPut(anyPlace(), token);
                        child.say("moved");
                      }
                    }));
  }

  private static Object anyPlace() {
    return Keys.key(ThreadLocalRandom.current().nextInt(PLACES));
  }
}
