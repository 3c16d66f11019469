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
 * A storage's directory.
 *
 * <pre>
 * cache-http_cache/        a region
 *   3f/                    one of 256
 *     9a41....entry        an entry
 * .jcache-http/
 *   layout                 the version of all this
 *   lock                   a byte to lock per directory of entries
 *   credential-key         what the storage's user keeps secret, if anything
 *   tmp/                   what is being written
 * </pre>
 */
final class Place implements AutoCloseable {

  private static final String CONTROL = ".jcache-http";
  private static final String LAYOUT = "1\n";
  private static final Duration ABANDONED_AFTER = Duration.ofHours(1);

  private final Path directory;
  private final String temporary;
  private final DirectoryLocks locks;
  private final Duration patience;
  private final AtomicLong counter = new AtomicLong();

  private Place(Path directory, Path temporary, DirectoryLocks locks, Duration patience) {
    this.directory = directory;
    // Nobody else, on this machine or another that mounts the directory, writes under this name.
    this.temporary = temporary.resolve(UUID.randomUUID().toString()).toString();
    this.locks = locks;
    this.patience = patience;
  }

  /**
   * Opens the directory, creates what is missing and removes what killed processes left.
   *
   * @param patience how long to wait for a lock that another process holds
   */
  static Place open(Path directory, Duration patience, InstantSource clock) throws IOException {
    Path control = directory.resolve(CONTROL);
    Path temporary = Files.createDirectories(control.resolve("tmp"));
    checkLayout(control.resolve("layout"), temporary);
    removeAbandoned(temporary, clock.millis() - ABANDONED_AFTER.toMillis());
    return new Place(directory, temporary, DirectoryLocks.of(control), patience);
  }

  private static void checkLayout(Path layout, Path temporary) throws IOException {
    if (Files.notExists(layout)) {
      // Not createTempFile, which leaves it to one user: who shares the directory is the umask's.
      Path written = temporary.resolve("layout-" + UUID.randomUUID() + ".tmp");
      Files.writeString(written, LAYOUT);
      Files.move(written, layout, StandardCopyOption.ATOMIC_MOVE);
    }
    if (!Files.isRegularFile(layout)) {
      throw new StorageException(layout + " is no file: remove it, or give another directory");
    }
    String found = Files.readString(layout, ISO_8859_1);
    if (!found.equals(LAYOUT)) {
      throw new StorageException(
          layout
              + (" says layout '" + found.strip() + "', known is " + LAYOUT.strip())
              + ": a newer release wrote this directory; give another one");
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

  Path directory() {
    return directory;
  }

  Path secretFile() {
    return directory.resolve(CONTROL).resolve("credential-key");
  }

  /** The directory of a region. */
  String regionDirectory(String region) {
    return directory.resolve(RegionDirectory.nameOf(region)).toString();
  }

  /** Does the work while no other thread or process does work in the same fan-out directory. */
  <T> T locked(int fanOut, DirectoryLocks.Work<T> work) throws IOException {
    return locks.holding(fanOut, patience, work);
  }

  /** Writes a file that nobody reads yet; makes its directory again if that was deleted. */
  File write(byte[] lines, byte[] payload) throws IOException {
    File file = new File(temporary + '-' + counter.incrementAndGet() + ".tmp");
    try {
      return write(file, lines, payload);
    } catch (FileNotFoundException noDirectoryAnyMore) {
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

  /** Makes a written file the entry's, at one stroke. */
  static void moveInto(File written, File entry) throws IOException {
    try {
      move(written, entry);
    } catch (FileSystemException noPlace) {
      makePlace(entry);
      move(written, entry);
    }
  }

  /** Creates the directories of an entry, and sets aside what is no file or directory of ours. */
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

  private static void move(File written, File entry) throws IOException {
    Files.move(written.toPath(), entry.toPath(), StandardCopyOption.ATOMIC_MOVE);
  }

  /** The directories of all regions. */
  List<String> regionDirectories() throws IOException {
    return Stream.of(list(directory.toFile()))
        .filter(RegionDirectory::isOne)
        .map(name -> directory.resolve(name).toString())
        .toList();
  }

  /** The entry files in a directory of them, as they are at one moment. */
  List<File> entries(String region, int fanOut) throws IOException {
    File parent = EntryPath.fanOutDirectory(region, fanOut);
    // Under the lock: while a file is being replaced a listing may miss it or name it twice.
    String[] names = parent.isDirectory() ? locked(fanOut, () -> list(parent)) : new String[0];
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
