package org.jcachehttp.testkit.processes;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import javax.cache.Cache;

/** The tasks of processes that are killed; they print their progress. */
final class KillTasks {

  private static final int THREADS = 4;
  private static final int ENTRIES_PER_THREAD = 20;

  /** The number of entries that are put one by one. */
  static final int ENTRIES = THREADS * ENTRIES_PER_THREAD;

  /** The number of entries of a bulk put. */
  static final int MANY = 200;

  private KillTasks() {}

  /** Returns the start of the generations of a process: after those of lower numbers. */
  static long generationsOf(int process) {
    return (long) process << 32;
  }

  /** Prints {@code put <entry> <generation>} after each put. A thread has its own entries. */
  static void putOneByOne(Child child) throws InterruptedException {
    Cache<Object, byte[]> cache = child.store().cache(byte[].class);
    List<Thread> threads = new ArrayList<>();
    for (int first = 0; first < ENTRIES; first += ENTRIES_PER_THREAD) {
      int own = first;
      threads.add(new Thread(() -> putOneByOne(child, cache, own)));
    }
    threads.forEach(Thread::start);
    for (Thread thread : threads) {
      thread.join();
    }
  }

  private static void putOneByOne(Child child, Cache<Object, byte[]> cache, int first) {
    SplittableRandom random = new SplittableRandom(first);
    for (long generation = generationsOf(child.number()); ; generation++) {
      Write write = new Write(first + random.nextInt(ENTRIES_PER_THREAD), generation);
      cache.put(Keys.key(write.entry()), write.value());
      child.say("put " + write.entry() + " " + write.generation());
    }
  }

  /**
   * Prints {@code putting}, {@code put}, {@code removing}, {@code removed}, each with a generation.
   */
  static void putAndRemoveMany(Child child) {
    Cache<Object, byte[]> cache = child.store().cache(byte[].class);
    for (long generation = generationsOf(child.number()); ; generation++) {
      Map<Object, byte[]> entries = many(generation);
      child.say("putting " + generation);
      cache.putAll(entries);
      child.say("put " + generation);
      child.say("removing " + generation);
      if (generation % 2 == 0) {
        cache.clear();
      } else {
        cache.removeAll();
      }
      child.say("removed " + generation);
    }
  }

  /** Returns the entries of the bulk put of a generation. */
  static Map<Object, byte[]> many(long generation) {
    Map<Object, byte[]> entries = new HashMap<>();
    for (int n = 0; n < MANY; n++) {
      entries.put(Keys.key(n), new Write(n, generation).value());
    }
    return entries;
  }
}
