package org.jcachehttp.filesystem;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.File;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
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
  private final AtomicLong counter = new AtomicLong();

  private StorageDirectory(Path path, Path temporary, DirectoryLocks locks) {
    this.path = path;
    // Unique among all processes and machines that mount the directory.
    this.temporaryPrefix = temporary.resolve(UUID.randomUUID().toString()).toString();
    this.locks = locks;
  }

  /** Opens or creates the directory, and removes temporary files of killed processes. */
  static StorageDirectory open(Path path, InstantSource clock) throws IOException {
    Path control = path.resolve(CONTROL_DIRECTORY);
    Path temporary = Files.createDirectories(control.resolve("tmp"));
    checkLayout(control.resolve("layout"), temporary);
    removeAbandoned(temporary, clock.millis() - TEMPORARY_FILE_LIFETIME.toMillis());
    return new StorageDirectory(path, temporary, DirectoryLocks.of(control));
  }

  private static void checkLayout(Path layout, Path temporary) throws IOException {
    if (Files.notExists(layout)) {
      Path written = Files.createTempFile(temporary, "layout", ".tmp");
      Files.writeString(written, LAYOUT);
      Files.move(written, layout, StandardCopyOption.ATOMIC_MOVE);
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

  DirectoryLocks locks() {
    return locks;
  }

  /** Writes a temporary file. */
  File writeTemporary(byte[] lines, byte[] payload) throws IOException {
    File file = new File(temporaryPrefix + '-' + counter.incrementAndGet() + ".tmp");
    try (FileOutputStream out = new FileOutputStream(file)) {
      out.write(lines);
      out.write(payload);
      return file;
    } catch (IOException e) {
      Files.deleteIfExists(file.toPath());
      throw e;
    }
  }

  /** Moves a temporary file to the path of its entry in one atomic step. */
  static void move(File temporary, File entry) throws IOException {
    try {
      moveAtomically(temporary, entry);
    } catch (NoSuchFileException noDirectoryYet) {
      Files.createDirectories(entry.toPath().getParent());
      moveAtomically(temporary, entry);
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
    String[] names = parent.exists() ? locks.withLock(fanOut, () -> list(parent)) : new String[0];
    return Stream.of(names)
        .filter(name -> name.endsWith(EntryPath.SUFFIX))
        .map(name -> new File(parent, name))
        .toList();
  }

  private static String[] list(File parent) throws IOException {
    String[] names = parent.list();
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
