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
 * The locks of a storage's fan-out directories, which exclude other threads and other processes.
 * Each lock is one byte of a lock file.
 *
 * <p>All storages of a process share one channel per lock file: the operating system releases all
 * locks of a process on a file when the process closes any descriptor of the file. The channel is
 * asynchronous because a synchronous one is closed when a waiting thread is interrupted.
 */
final class DirectoryLocks implements AutoCloseable {

  private static final Duration LOCK_TIMEOUT = Duration.ofSeconds(30);
  private static final long MIN_PAUSE_NANOS = 20_000;
  private static final int MAX_DOUBLINGS = 6;

  private static final ReentrantLock REGISTRY = new ReentrantLock();
  private static final Map<Path, DirectoryLocks> OPEN = new HashMap<>();

  private final Path file;
  private final AsynchronousFileChannel channel;
  private final ReentrantLock[] threadLocks =
      Stream.generate(ReentrantLock::new).limit(EntryPath.FAN_OUTS).toArray(ReentrantLock[]::new);
  private int references;

  private DirectoryLocks(Path file) throws IOException {
    this.file = file;
    this.channel =
        AsynchronousFileChannel.open(
            file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
  }

  /** Returns the locks of an existing directory. Each caller must close them once. */
  static DirectoryLocks of(Path directory) throws IOException {
    Path file = directory.toRealPath().resolve("lock");
    REGISTRY.lock();
    try {
      DirectoryLocks locks = OPEN.get(file);
      if (locks == null) {
        locks = new DirectoryLocks(file);
        OPEN.put(file, locks);
      }
      locks.references++;
      return locks;
    } finally {
      REGISTRY.unlock();
    }
  }

  /** Runs an operation under the lock with this number and returns its result. */
  <T> T withLock(int number, Work<T> work) throws IOException {
    threadLocks[number].lock();
    try {
      FileLock fileLock = lockFile(number);
      try {
        return work.run();
      } finally {
        fileLock.release();
      }
    } finally {
      threadLocks[number].unlock();
    }
  }

  private FileLock lockFile(int number) throws IOException {
    FileLock lock = tryLock(number);
    long start = System.nanoTime();
    for (int attempt = 0; lock == null; attempt++) {
      if (System.nanoTime() - start > LOCK_TIMEOUT.toNanos()) {
        throw new IOException(
            "another process has held lock " + number + " of " + file + " for " + LOCK_TIMEOUT);
      }
      LockSupport.parkNanos(MIN_PAUSE_NANOS << Math.min(attempt, MAX_DOUBLINGS));
      lock = tryLock(number);
    }
    return lock;
  }

  private @Nullable FileLock tryLock(int number) throws IOException {
    try {
      return channel.tryLock(number, 1, false);
    } catch (OverlappingFileLockException heldByAnotherClassLoader) {
      return null;
    }
  }

  @Override
  public void close() throws IOException {
    REGISTRY.lock();
    try {
      references--;
      if (references == 0) {
        OPEN.remove(file);
        channel.close();
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
