package org.jcachehttp.faults.processes;

import java.util.List;
import java.util.Optional;
import java.util.Random;
import javax.cache.Cache;
import org.jcachehttp.faults.report.Form;
import org.jcachehttp.testkit.Threads;
import org.jcachehttp.testkit.processes.Child;
import org.jcachehttp.testkit.processes.ChildMain;
import org.jcachehttp.testkit.processes.Write;

/**
 * A process that changes its entries until it is killed. It reports the beginning and the end of
 * each change.
 */
final class WriterMain {

  static final String BEGUN = "begun";
  static final String COMPLETED = "completed";

  private static final int THREADS = 3;
  private static final int ENTRIES_PER_THREAD = 8;

  /** One change of this many is a removal. */
  private static final int CHANGES_PER_REMOVAL = 4;

  private final Child child;
  private final Cache<Object, byte[]> cache;

  private WriterMain(Child child) {
    this.child = child;
    this.cache = child.store().cache(byte[].class);
  }

  /** Runs in the child. */
  public static void main(String[] args) throws InterruptedException {
    ChildMain.run(args, child -> new WriterMain(child).changeEntries());
  }

  /** Returns the options of the JVM of a child. */
  static List<String> jvmOptions(Random random) {
    return List.of(
        "-Dseed=" + random.nextLong(), "-Daws.accessKeyId=local", "-Daws.secretAccessKey=local");
  }

  /** Returns the key of an entry. */
  static Object key(int entry) {
    return "entry" + entry;
  }

  /** The numbers of processes, threads and writes are parts of an entry and a generation. */
  private void changeEntries() {
    long seed = Form.random().nextLong();
    Threads.run(
        THREADS,
        thread -> {
          int first = (child.number() * THREADS + thread) * ENTRIES_PER_THREAD;
          changeFrom(first, new Random(seed + thread));
        });
  }

  private void changeFrom(int first, Random random) {
    long begin = System.nanoTime();
    for (long generation = begin; true; generation++) {
      int entry = first + random.nextInt(ENTRIES_PER_THREAD);
      boolean isRemoval = random.nextInt(CHANGES_PER_REMOVAL) == 0;
      Change change = new Change(entry, isRemoval ? Optional.empty() : Optional.of(generation));
      child.say(change.toLine(BEGUN));
      change(change, random);
      child.say(change.toLine(COMPLETED));
    }
  }

  private void change(Change change, Random random) {
    Object key = key(change.entry());
    if (change.generation().isEmpty()) {
      cache.remove(key);
      return;
    }
    byte[] value = new Write(change.entry(), change.generation().get()).value();
    switch (random.nextInt(3)) {
      case 0 -> cache.put(key, value);
      case 1 -> cache.getAndPut(key, value);
      default -> replaceOrPut(key, value);
    }
  }

  /** A thread alone changes its entries, so that one of the two succeeds. */
  private void replaceOrPut(Object key, byte[] value) {
    if (!cache.replace(key, value) && !cache.putIfAbsent(key, value)) {
      throw new IllegalStateException("neither replaced nor put: " + key);
    }
  }
}
