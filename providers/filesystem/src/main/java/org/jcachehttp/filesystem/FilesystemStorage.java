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

/** A directory that holds the regions of one or many processes. Safe for use by many threads. */
public final class FilesystemStorage implements ByteStorage {

  private final Place place;
  private final SizeCap cap;
  private final AtomicBoolean closed = new AtomicBoolean();

  private FilesystemStorage(Place place, SizeCap cap) {
    this.place = place;
    this.cap = cap;
  }

  static FilesystemStorage open(
      Path directory, SizeCap cap, Duration patience, InstantSource clock) {
    try {
      return new FilesystemStorage(Place.open(directory, patience, clock), cap);
    } catch (IOException e) {
      throw FilesystemErrors.translate(directory, "open the directory", e);
    }
  }

  @Override
  public Region<String, byte[]> open(String region) {
    return call("open a region", () -> new FilesystemRegion(region, this, place, cap));
  }

  /**
   * The absolute paths of the entry files of all regions, in no order; the directory is read as the
   * stream goes on.
   *
   * @throws StorageException if the directory cannot be read
   */
  public Stream<Path> paths() {
    return call("list the regions", place::regionDirectories).stream()
        .flatMap(
            region ->
                IntStream.range(0, EntryPath.FAN_OUTS)
                    .boxed()
                    .flatMap(fanOut -> files(region, fanOut)))
        .map(File::toPath);
  }

  private Stream<File> files(String regionDirectory, int fanOut) {
    return call("list entry files", () -> place.entries(regionDirectory, fanOut)).stream();
  }

  @Override
  public String description() {
    return "filesystem:" + place.directory();
  }

  @Override
  public StorageLocation location() {
    return new StorageLocation.LocalFiles(place.secretFile());
  }

  /** Empty directories stay: another process may be about to write there. */
  @Override
  public void destroy(String region) {
    open(region).clear();
  }

  @Override
  public void close() {
    if (closed.compareAndSet(false, true)) {
      try {
        place.close();
      } catch (IOException e) {
        throw FilesystemErrors.translate(place.directory(), "close the lock file", e);
      }
    }
  }

  /** Does work on files, its failures told as those of this storage. */
  <T> T call(String doing, DirectoryLocks.Work<T> work) {
    if (closed.get()) {
      throw new StorageException(description() + " is closed: cannot " + doing);
    }
    try {
      return work.run();
    } catch (IOException e) {
      throw FilesystemErrors.translate(place.directory(), doing, e);
    }
  }
}
