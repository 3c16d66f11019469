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
 * Locks that exclude other threads and other processes: one per fan-out directory, a byte each of
 * one lock file.
 *
 * <p>A process has one channel per lock file, shared by all its storages: an operating system drops
 * all of a process's locks on a file when the process closes any descriptor of it.
 */
final class DirectoryLocks implements AutoCloseable {

  private static final long SHORTEST_PAUSE_NANOS = 20_000;
  private static final int MOST_DOUBLINGS = 6;

  private static final ReentrantLock REGISTRY = new ReentrantLock();
  private static final Map<Path, DirectoryLocks> OPEN = new HashMap<>();

  private final Path path;
  private final ReentrantLock[] inThisProcess =
      Stream.generate(ReentrantLock::new).limit(EntryPath.FAN_OUTS).toArray(ReentrantLock[]::new);
  private volatile LockFile file;
  private int users;

  private DirectoryLocks(Path path) throws IOException {
    this.path = path;
    this.file = LockFile.open(path);
  }

  /** The locks of an existing directory, to be closed once by each caller. */
  static DirectoryLocks of(Path directory) throws IOException {
    Path path = directory.toRealPath().resolve("lock");
    REGISTRY.lock();
    try {
      DirectoryLocks locks = OPEN.get(path);
      if (locks == null) {
        locks = new DirectoryLocks(path);
        OPEN.put(path, locks);
      }
      locks.users++;
      return locks;
    } finally {
      REGISTRY.unlock();
    }
  }

  /**
   * Does the work while no other thread or process does work under the same number.
   *
   * @param patience how long to wait for those others
   * @throws IOException if they took longer
   */
  <T> T holding(int number, Duration patience, Work<T> work) throws IOException {
    long giveUp = System.nanoTime() + patience.toNanos();
    if (!tryLockUninterruptibly(inThisProcess[number], giveUp)) {
      throw tooLong(number, patience);
    }
    try {
      FileLock held = lockFile(number, patience, giveUp);
      try {
        return work.run();
      } finally {
        held.release();
      }
    } finally {
      inThisProcess[number].unlock();
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

  private FileLock lockFile(int number, Duration patience, long giveUp) throws IOException {
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
        throw tooLong(number, patience);
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

  private IOException tooLong(int number, Duration patience) {
    return new IOException(
        ("another process has held lock " + number + " of " + path + " for " + patience)
            + "; if it is stopped, end it, or change 'lock-timeout'");
  }

  @Override
  public void close() throws IOException {
    REGISTRY.lock();
    try {
      users--;
      if (users == 0) {
        OPEN.remove(path);
        file.close();
      }
    } finally {
      REGISTRY.unlock();
    }
  }

  /** Something done under a lock. */
  @FunctionalInterface
  interface Work<T> {
    T run() throws IOException;
  }
}
