package org.jcachehttp.filesystem;

import java.io.IOException;
import java.nio.channels.AsynchronousFileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Locks that exclude other threads and other processes: one per fan-out directory, a byte each of
 * one lock file.
 *
 * <p>A process has one channel per lock file, shared by all its storages: an operating system drops
 * all of a process's locks on a file when the process closes any descriptor of it. The channel is
 * an asynchronous one, because others are closed when a waiting thread is interrupted.
 */
final class DirectoryLocks implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final long SHORTEST_PAUSE_NANOS = 20_000;
  private static final int MOST_DOUBLINGS = 6;

  private static final ReentrantLock REGISTRY = new ReentrantLock();
  private static final Map<Path, DirectoryLocks> OPEN = new HashMap<>();

  private final Path file;
  private final AsynchronousFileChannel channel;
  private final ReentrantLock[] inThisProcess =
      Stream.generate(ReentrantLock::new).limit(EntryPath.FAN_OUTS).toArray(ReentrantLock[]::new);
  private int users;

  private DirectoryLocks(Path file) throws IOException {
    this.file = file;
    this.channel =
        AsynchronousFileChannel.open(
            file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
  }

  /** The locks of an existing directory, to be closed once by each caller. */
  static DirectoryLocks of(Path directory) throws IOException {
    Path file = directory.toRealPath().resolve("lock");
    REGISTRY.lock();
    try {
      DirectoryLocks locks = OPEN.get(file);
      if (locks == null) {
        locks = new DirectoryLocks(file);
        OPEN.put(file, locks);
      }
      locks.users++;
      return locks;
    } finally {
      REGISTRY.unlock();
    }
  }

  /** Does the work while no other thread or process does work under the same number. */
  <T> T holding(int number, Work<T> work) throws IOException {
    inThisProcess[number].lock();
    try {
      FileLock held = lockFile(number);
      try {
        return work.run();
      } finally {
        held.release();
      }
    } finally {
      inThisProcess[number].unlock();
    }
  }

  private FileLock lockFile(int number) throws IOException {
    FileLock lock = tryLock(number);
    long giveUp = System.nanoTime() + PATIENCE.toNanos();
    for (int attempt = 0; lock == null; attempt++) {
      if (System.nanoTime() > giveUp) {
        throw new IOException(
            "another process has held lock " + number + " of " + file + " for " + PATIENCE);
      }
      LockSupport.parkNanos(SHORTEST_PAUSE_NANOS << Math.min(attempt, MOST_DOUBLINGS));
      lock = tryLock(number);
    }
    return lock;
  }

  private @Nullable FileLock tryLock(int number) throws IOException {
    try {
      return channel.tryLock(number, 1, false);
    } catch (OverlappingFileLockException heldByThisClassInAnotherLoader) {
      return null;
    }
  }

  @Override
  public void close() throws IOException {
    REGISTRY.lock();
    try {
      users--;
      if (users == 0) {
        OPEN.remove(file);
        channel.close();
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
