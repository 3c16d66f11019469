package org.jcachehttp.faults.space;

import java.util.concurrent.TimeUnit;

/** The heap of this JVM. */
final class Heap {

  private static final int COLLECTIONS = 3;

  private Heap() {}

  /** Returns the bytes that are in use after collections of garbage. */
  static long used() throws InterruptedException {
    for (int i = 0; i < COLLECTIONS; i++) {
      System.gc();
      // References that a collection has found are removed from maps by another thread.
      TimeUnit.MILLISECONDS.sleep(200);
    }
    Runtime runtime = Runtime.getRuntime();
    return runtime.totalMemory() - runtime.freeMemory();
  }
}
