package org.jcachehttp.filesystem;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.File;
import java.io.FileNotFoundException;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.jcachehttp.storage.StorageException;

/**
 * The layout of a storage's directory.
 *
 * <pre>
 * cache-http_cache/        a region
 *   3f/                    one of 256 fan-out directories
 *     9a41....entry        an entry
 * .jcache-http/
 *   layout                 the version of the layout
 *   lock                   one byte to lock per fan-out directory
 *   credential-key         a secret of the application, if there is one
 *   tmp/                   files that are being written
 * </pre>
 */
final class StorageDirectory implements AutoCloseable {

  private static final String CONTROL_DIRECTORY = ".jcache-http";
  private static final String LAYOUT = "1\n";
  private static final Duration TEMPORARY_FILE_LIFETIME = Duration.ofHours(1);

  private final Path path;
  private final String temporaryPrefix;
  private final DirectoryLocks locks;
  private final Duration lockTimeout;
  private final AtomicLong counter = new AtomicLong();

  private StorageDirectory(Path path, Path temporary, DirectoryLocks locks, Duration lockTimeout) {
    this.path = path;
    // Unique among all processes and machines that mount the directory.
    this.temporaryPrefix = temporary.resolve(UUID.randomUUID().toString()).toString();
    this.locks = locks;
    this.lockTimeout = lockTimeout;
  }

  /**
   * Opens or creates the directory, and removes temporary files of killed processes.
   *
   * @param lockTimeout how long to wait for a lock that another process holds
   */
  static StorageDirectory open(Path path, Duration lockTimeout, InstantSource clock)
      throws IOException {
    Path control = path.resolve(CONTROL_DIRECTORY);
    Path temporary = Files.createDirectories(control.resolve("tmp"));
    checkLayout(control.resolve("layout"), temporary);
    removeAbandoned(temporary, clock.millis() - TEMPORARY_FILE_LIFETIME.toMillis());
    return new StorageDirectory(path, temporary, DirectoryLocks.of(control), lockTimeout);
  }

  private static void checkLayout(Path layout, Path temporary) throws IOException {
    if (Files.notExists(layout)) {
      // Unlike createTempFile this leaves the permissions to the umask.
      Path written = temporary.resolve("layout-" + UUID.randomUUID() + ".tmp");
      Files.writeString(written, LAYOUT);
      Files.move(written, layout, StandardCopyOption.ATOMIC_MOVE);
    }
    if (!Files.isRegularFile(layout)) {
      throw new StorageException(layout + " is not a file: remove it, or give another directory");
    }
    String found = Files.readString(layout, ISO_8859_1);
    if (!found.equals(LAYOUT)) {
      throw new StorageException(
          layout
              + (" contains layout '" + found.strip() + "', supported is " + LAYOUT.strip())
              + ": a newer release wrote this directory; use another one");
    }
  }

  private static void removeAbandoned(Path temporary, long before) throws IOException {
    try (Stream<Path> files = Files.list(temporary)) {
      for (Path file : (Iterable<Path>) files::iterator) {
        if (file.toFile().lastModified() < before) {
          Files.deleteIfExists(file);
        }
      }
    }
  }

  Path path() {
    return path;
  }

  Path secretFile() {
    return path.resolve(CONTROL_DIRECTORY).resolve("credential-key");
  }

  /** Returns the directory of a region. */
  String regionDirectory(String region) {
    return path.resolve(RegionDirectory.nameOf(region)).toString();
  }

  /** Runs an operation under the lock of a fan-out directory and returns its result. */
  <T> T withLock(int fanOut, DirectoryLocks.Work<T> work) throws IOException {
    return locks.withLock(fanOut, lockTimeout, work);
  }

  /** Writes a temporary file. */
  File writeTemporary(byte[] lines, byte[] payload) throws IOException {
    File file = new File(temporaryPrefix + '-' + counter.incrementAndGet() + ".tmp");
    try {
      return write(file, lines, payload);
    } catch (FileNotFoundException directoryWasDeleted) {
      Files.createDirectories(file.toPath().getParent());
      return write(file, lines, payload);
    }
  }

  private static File write(File file, byte[] lines, byte[] payload) throws IOException {
    try (FileOutputStream out = new FileOutputStream(file)) {
      out.write(lines);
      out.write(payload);
      return file;
    } catch (IOException e) {
      Files.deleteIfExists(file.toPath());
      throw e;
    }
  }

  /** Creates and deletes a temporary file; returns whether it was still there. */
  boolean probe() throws IOException {
    return delete(writeTemporary(new byte[0], new byte[0]));
  }

  /** Moves a temporary file to the path of its entry in one atomic step. */
  static void move(File temporary, File entry) throws IOException {
    try {
      moveAtomically(temporary, entry);
    } catch (FileSystemException noPlace) {
      makePlace(entry);
      moveAtomically(temporary, entry);
    }
  }

  /**
   * Creates the directories of an entry, and renames files and directories that are in their place.
   */
  private static void makePlace(File entry) throws IOException {
    File fanOut = entry.getParentFile();
    for (File directory : List.of(fanOut.getParentFile(), fanOut)) {
      if (directory.exists() && !directory.isDirectory()) {
        setAside(directory.toPath());
      }
    }
    Files.createDirectories(fanOut.toPath());
    if (Files.isDirectory(entry.toPath(), LinkOption.NOFOLLOW_LINKS)) {
      setAside(entry.toPath());
    }
  }

  private static void setAside(Path found) throws IOException {
    Files.move(found, found.resolveSibling(found.getFileName() + ".damaged-" + UUID.randomUUID()));
  }

  /** Deletes an entry's file; a directory in its place that is not empty stays. */
  static boolean delete(File entry) throws IOException {
    try {
      return Files.deleteIfExists(entry.toPath());
    } catch (DirectoryNotEmptyException noEntry) {
      return false;
    }
  }

  private static void moveAtomically(File temporary, File entry) throws IOException {
    Files.move(temporary.toPath(), entry.toPath(), StandardCopyOption.ATOMIC_MOVE);
  }

  /** Returns the directories of all regions. */
  List<String> regionDirectories() throws IOException {
    return Stream.of(list(path.toFile()))
        .filter(RegionDirectory::isRegionDirectory)
        .map(name -> path.resolve(name).toString())
        .toList();
  }

  /** Returns a consistent list of the entry files in a fan-out directory. */
  List<File> entries(String region, int fanOut) throws IOException {
    File parent = EntryPath.fanOutDirectory(region, fanOut);
    // Without the lock a listing may miss a file that is being replaced, or contain it twice.
    String[] names = parent.isDirectory() ? withLock(fanOut, () -> list(parent)) : new String[0];
    return Stream.of(names)
        .filter(name -> name.endsWith(EntryPath.SUFFIX))
        .map(name -> new File(parent, name))
        .toList();
  }

  private static String[] list(File parent) throws IOException {
    String[] names = parent.list();
    if (names == null && !parent.exists()) {
      return new String[0];
    }
    if (names == null) {
      throw new IOException(parent + " cannot be listed");
    }
    return names;
  }

  @Override
  public void close() throws IOException {
    locks.close();
  }
}
