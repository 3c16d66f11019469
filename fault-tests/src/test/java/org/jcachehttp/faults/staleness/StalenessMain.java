package org.jcachehttp.faults.staleness;

import java.time.Duration;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import javax.cache.Cache;
import org.jcachehttp.testkit.processes.Child;
import org.jcachehttp.testkit.processes.ChildMain;
import org.jspecify.annotations.Nullable;

/**
 * The child of a measurement: the first one writes the present time under a random key, again and
 * again, and the others get all keys in turn. The monotonic clock is that of the machine.
 */
final class StalenessMain {

  static final String SEEN = "seen ";

  private static final int KEYS = 50;
  private static final long BETWEEN_WRITES_MILLIS = 30;

  /** The time in which connections are made, which does not count. */
  private static final long WARM_UP_NANOS = Duration.ofSeconds(8).toNanos();

  /** The property with the seconds of the measurement. */
  static final String SECONDS = "jcachehttp.seconds";

  private StalenessMain() {}

  /** Runs the child. */
  public static void main(String[] args) throws InterruptedException {
    ChildMain.run(args, StalenessMain::measure);
  }

  private static void measure(Child child) throws InterruptedException {
    Cache<Object, Long> cache = child.store().cache(Long.class);
    long start = System.nanoTime() + WARM_UP_NANOS;
    long end = start + Duration.ofSeconds(Long.getLong(SECONDS)).toNanos();
    if (child.number() == 0) {
      write(cache, end);
    } else {
      read(child, cache, start, end);
    }
  }

  private static void write(Cache<Object, Long> cache, long end) throws InterruptedException {
    Random random = new Random(1);
    while (System.nanoTime() < end) {
      cache.put("key " + random.nextInt(KEYS), System.nanoTime());
      TimeUnit.MILLISECONDS.sleep(BETWEEN_WRITES_MILLIS);
    }
  }

  /** Prints the microseconds from the beginning of each write to the first get that returns it. */
  private static void read(Child child, Cache<Object, Long> cache, long start, long end)
      throws InterruptedException {
    @Nullable Long[] last = new Long[KEYS];
    while (System.nanoTime() < end) {
      for (int key = 0; key < KEYS; key++) {
        Long value = cache.get("key " + key);
        long now = System.nanoTime();
        if (value != null && value > start && !value.equals(last[key])) {
          child.say(SEEN + TimeUnit.NANOSECONDS.toMicros(now - value));
        }
        last[key] = value;
      }
      TimeUnit.MICROSECONDS.sleep(500);
    }
  }
}
