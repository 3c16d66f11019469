package org.jcachehttp.filesystem;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jcachehttp.storage.ByteStorage;
import org.jcachehttp.storage.Region;
import org.jcachehttp.storage.StorageException;
import org.jcachehttp.storage.StorageLocation;

/**
 * A directory with the regions of one or many processes. Thread-safe.
 *
 * <p>An application gets it by {@code cacheManager.unwrap(FilesystemStorage.class)}.
 */
public final class FilesystemStorage implements ByteStorage {

  private final StorageDirectory directory;
  private final LruEviction eviction;
  private final AtomicBoolean closed = new AtomicBoolean();

  private FilesystemStorage(StorageDirectory directory, LruEviction eviction) {
    this.directory = directory;
    this.eviction = eviction;
  }

  static FilesystemStorage open(
      Path path, LruEviction eviction, Duration lockTimeout, InstantSource clock) {
    try {
      return new FilesystemStorage(StorageDirectory.open(path, lockTimeout, clock), eviction);
    } catch (IOException e) {
      throw FilesystemErrors.translate(path, "open the directory", e);
    }
  }

  @Override
  public Region<String, byte[]> open(String region) {
    return call("open a region", () -> new FilesystemRegion(region, this, directory, eviction));
  }

  /**
   * {@return the absolute paths of the entry files of all regions, in no particular order} The
   * stream is lazy: it reads one fan-out directory at a time.
   *
   * @throws StorageException if the directory cannot be read
   */
  public Stream<Path> paths() {
    return call("list the regions", directory::regionDirectories).stream()
        .flatMap(
            region ->
                IntStream.range(0, EntryPath.FAN_OUTS)
                    .boxed()
                    .flatMap(fanOut -> files(region, fanOut)))
        .map(File::toPath);
  }

  private Stream<File> files(String regionDirectory, int fanOut) {
    return call("list entry files", () -> directory.entries(regionDirectory, fanOut)).stream();
  }

  @Override
  public String description() {
    return "filesystem:" + directory.path();
  }

  @Override
  public StorageLocation location() {
    return new StorageLocation.LocalFiles(directory.secretFile());
  }

  /** Creates and deletes a file. */
  @Override
  public void ping() {
    call("write a file", directory::probe);
  }

  /** Leaves empty directories, because another process may be about to write there. */
  @Override
  public long evictions() {
    return eviction.evicted();
  }

  @Override
  public void destroy(String region) {
    open(region).clear();
  }

  @Override
  public void close() {
    if (closed.compareAndSet(false, true)) {
      try {
        directory.close();
      } catch (IOException e) {
        throw FilesystemErrors.translate(directory.path(), "close the lock file", e);
      }
    }
  }

  /**
   * Runs an operation on files and returns its result.
   *
   * @param operation the operation in words, for error messages: {@code "read an entry"}
   * @throws StorageException if the operation fails, or the storage is closed
   */
  <T> T call(String operation, DirectoryLocks.Work<T> work) {
    if (closed.get()) {
      throw new StorageException(description() + " is closed: cannot " + operation);
    }
    try {
      return work.run();
    } catch (IOException e) {
      throw FilesystemErrors.translate(directory.path(), operation, e);
    }
  }

  @Override
  public String toString() {
    return description();
  }
}
