package org.jcachehttp.engine.internal.store;

/**
 * Work on a storage that is done before the first write of a cache, so that opening the cache needs
 * no connection. It is done again by the next write if it fails. Thread-safe: concurrent first
 * writes may do it twice.
 */
final class FirstWrite {

  private final Runnable work;
  private volatile boolean done;

  /**
   * Creates work that is not done.
   *
   * @param work may run twice; throws a {@code StorageException} if it fails
   */
  FirstWrite(Runnable work) {
    this.work = work;
  }

  /** Returns no work. */
  static FirstWrite ofNothing() {
    return new FirstWrite(() -> {});
  }

  /** Does the work unless it is done. */
  void prepare() {
    if (!done) {
      work.run();
      done = true;
    }
  }
}
