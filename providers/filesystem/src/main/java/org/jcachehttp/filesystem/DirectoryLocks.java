package org.jcachehttp.filesystem;

import java.io.IOException;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The locks of a storage's fan-out directories, which exclude other threads and other processes.
 * Each lock is one byte of a lock file.
 *
 * <p>All storages of a process share one channel per lock file: the operating system releases all
 * locks of a process on a file when the process closes any descriptor of the file.
 */
final class DirectoryLocks implements AutoCloseable {

  private static final long SHORTEST_PAUSE_NANOS = 20_000;
  private static final int MOST_DOUBLINGS = 6;

  private static final ReentrantLock REGISTRY = new ReentrantLock();
  private static final Map<Path, DirectoryLocks> OPEN = new HashMap<>();

  private final Path path;
  private final ReentrantLock[] threadLocks =
      Stream.generate(ReentrantLock::new).limit(EntryPath.FAN_OUTS).toArray(ReentrantLock[]::new);
  private volatile LockFile file;
  private int references;

  private DirectoryLocks(Path path) throws IOException {
    this.path = path;
    this.file = LockFile.open(path);
  }

  /** Returns the locks of an existing directory. Each caller must close them once. */
  static DirectoryLocks of(Path directory) throws IOException {
    Path path = directory.toRealPath().resolve("lock");
    REGISTRY.lock();
    try {
      DirectoryLocks locks = OPEN.get(path);
      if (locks == null) {
        locks = new DirectoryLocks(path);
        OPEN.put(path, locks);
      }
      locks.references++;
      return locks;
    } finally {
      REGISTRY.unlock();
    }
  }

  /**
   * Runs an operation under the lock with this number and returns its result.
   *
   * @param timeout how long to wait for the lock
   * @throws IOException if another thread or process holds it for longer
   */
  <T> T withLock(int number, Duration timeout, Work<T> work) throws IOException {
    long giveUp = System.nanoTime() + timeout.toNanos();
    if (!tryLockUninterruptibly(threadLocks[number], giveUp)) {
      throw tooLong(number, timeout);
    }
    try {
      FileLock fileLock = lockFile(number, timeout, giveUp);
      try {
        return work.run();
      } finally {
        fileLock.release();
      }
    } finally {
      threadLocks[number].unlock();
    }
  }

  private static boolean tryLockUninterruptibly(ReentrantLock lock, long giveUp) {
    boolean interrupted = false;
    try {
      while (true) {
        try {
          return lock.tryLock(giveUp - System.nanoTime(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException later) {
          interrupted = true;
        }
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private FileLock lockFile(int number, Duration timeout, long giveUp) throws IOException {
    for (int attempt = 0; ; attempt++) {
      LockFile current = file;
      FileLock lock = tryLock(current, number);
      if (lock != null && current.isThere(path)) {
        return lock;
      }
      if (lock != null) {
        lock.release();
        openAgain();
      } else if (System.nanoTime() > giveUp) {
        throw tooLong(number, timeout);
      } else {
        LockSupport.parkNanos(SHORTEST_PAUSE_NANOS << Math.min(attempt, MOST_DOUBLINGS));
      }
    }
  }

  private static @Nullable FileLock tryLock(LockFile file, int number) throws IOException {
    try {
      return file.channel().tryLock(number, 1, false);
    } catch (OverlappingFileLockException heldByThisClassInAnotherLoader) {
      return null;
    }
  }

  private void openAgain() throws IOException {
    REGISTRY.lock();
    try {
      // Another thread may have done so already.
      if (!file.isThere(path)) {
        file = file.openAgain(path);
      }
    } finally {
      REGISTRY.unlock();
    }
  }

  private IOException tooLong(int number, Duration timeout) {
    return new IOException(
        ("another process has held lock " + number + " of " + path + " for " + timeout)
            + "; if it is stopped, end it, or change 'lock-timeout'");
  }

  @Override
  public void close() throws IOException {
    REGISTRY.lock();
    try {
      references--;
      if (references == 0) {
        OPEN.remove(path);
        file.close();
      }
    } finally {
      REGISTRY.unlock();
    }
  }

  /** An operation under a lock. */
  @FunctionalInterface
  interface Work<T> {
    T run() throws IOException;
  }
}
