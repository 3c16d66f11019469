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
  private final AtomicLong counter = new AtomicLong();

  private Place(Path directory, Path temporary, DirectoryLocks locks) {
    this.directory = directory;
    // Nobody else, on this machine or another that mounts the directory, writes under this name.
    this.temporary = temporary.resolve(UUID.randomUUID().toString()).toString();
    this.locks = locks;
  }

  /** Opens the directory, creates what is missing and removes what killed processes left. */
  static Place open(Path directory, InstantSource clock) throws IOException {
    Path control = directory.resolve(CONTROL);
    Path temporary = Files.createDirectories(control.resolve("tmp"));
    checkLayout(control.resolve("layout"), temporary);
    removeAbandoned(temporary, clock.millis() - ABANDONED_AFTER.toMillis());
    return new Place(directory, temporary, DirectoryLocks.of(control));
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

  DirectoryLocks locks() {
    return locks;
  }

  /** Writes a file that nobody reads yet. */
  File write(byte[] lines, byte[] payload) throws IOException {
    File file = new File(temporary + '-' + counter.incrementAndGet() + ".tmp");
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
    } catch (NoSuchFileException noDirectoryYet) {
      Files.createDirectories(entry.toPath().getParent());
      move(written, entry);
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
    String[] names = parent.exists() ? locks.holding(fanOut, () -> list(parent)) : new String[0];
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
