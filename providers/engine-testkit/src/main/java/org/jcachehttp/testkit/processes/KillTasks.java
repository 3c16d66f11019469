package org.jcachehttp.testkit.processes;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import javax.cache.Cache;

/** What processes do until they are killed, saying at each step how far they have come. */
final class KillTasks {

  private static final int THREADS = 4;
  private static final int ENTRIES_PER_THREAD = 20;

  /** The entries that are put one by one. */
  static final int ENTRIES = THREADS * ENTRIES_PER_THREAD;

  /** The entries of a bulk put. */
  static final int MANY = 200;

  private KillTasks() {}

  /** Before any generation of the process with this number, after those of lower numbers. */
  static long generationsOf(int process) {
    return (long) process << 32;
  }

  /** Says {@code put <entry> <generation>} after each put; a thread has entries of its own. */
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
   * Says {@code putting}, {@code put}, {@code removing}, {@code removed}, each with a generation.
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

  /** What a bulk put of this generation puts. */
  static Map<Object, byte[]> many(long generation) {
    Map<Object, byte[]> entries = new HashMap<>();
    for (int n = 0; n < MANY; n++) {
      entries.put(Keys.key(n), new Write(n, generation).value());
    }
    return entries;
  }
}
