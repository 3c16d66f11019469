package org.jcachehttp.sqlite;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The file of a database. Detects that another file is at its path, and replaces a damaged file.
 *
 * <p>Another process may replace the file, and an administrator may delete it. A process that has
 * it open would not notice, and would continue with a file that no other process uses.
 */
final class CacheFile {

  private static final Logger log = LoggerFactory.getLogger(CacheFile.class);

  private static final long LOOK_EVERY_NANOS = Duration.ofSeconds(1).toNanos();
  private static final int START = 64 * 1024;
  private static final String MAGIC = "SQLite format 3\0";
  private static final int USER_VERSION_AT = 60;
  private static final String CREATE = "CREATE TABLE ";

  private final Path path;
  private volatile Optional<Identity> opened = Optional.empty();
  private volatile long nextLook;

  CacheFile(Path path) {
    this.path = path;
  }

  /** Remembers the present file as the one that is open. */
  void remember() {
    opened = identity();
    nextLook = System.nanoTime() + LOOK_EVERY_NANOS;
  }

  /** Remembers that no file is open. */
  void forget() {
    opened = Optional.empty();
  }

  /**
   * Returns whether the file is no longer the one that was opened; checks at most once a second.
   */
  boolean wasReplaced() {
    if (opened.isPresent() && System.nanoTime() - nextLook < 0) {
      return false;
    }
    nextLook = System.nanoTime() + LOOK_EVERY_NANOS;
    return !isThere();
  }

  /** Returns whether the file is the one that was opened. */
  boolean isThere() {
    return opened.isPresent() && opened.equals(identity());
  }

  private Optional<Identity> identity() {
    try {
      return Optional.of(
          new Identity(Files.readAttributes(path, BasicFileAttributes.class).fileKey()));
    } catch (IOException absent) {
      return Optional.empty();
    }
  }

  /**
   * Returns whether the first pages, as far as they are readable, define the tables of this library
   * and no other.
   */
  boolean looksLikeACache() {
    try (InputStream in = Files.newInputStream(path)) {
      byte[] start = in.readNBytes(START);
      String text = new String(start, ISO_8859_1);
      boolean ours = text.contains(CREATE + "entries (id INTEGER PRIMARY KEY, region INTEGER");
      boolean others =
          List.of(text.split(CREATE, -1)).stream()
              .skip(1)
              .anyMatch(table -> !table.startsWith("entries (") && !table.startsWith("regions ("));
      return !others && (ours || hasOurHeader(start, text));
    } catch (IOException unreadable) {
      return false;
    }
  }

  private static boolean hasOurHeader(byte[] start, String text) {
    return text.startsWith(MAGIC)
        && start.length >= USER_VERSION_AT + Integer.BYTES
        && ByteBuffer.wrap(start).getInt(USER_VERSION_AT) == Schema.VERSION;
  }

  /** Renames the damaged file, and what belongs to it, so that a new one can take its place. */
  void setAside() throws IOException {
    Path aside = beside(".damaged-" + System.currentTimeMillis());
    Files.move(path, aside);
    for (String suffix : List.of("-wal", "-journal")) {
      if (Files.exists(beside(suffix))) {
        Files.move(beside(suffix), aside.resolveSibling(aside.getFileName() + suffix));
      }
    }
    Files.deleteIfExists(beside("-shm"));
    log.warn("sqlite:{} is damaged: it is now {}, and an empty cache takes its place", path, aside);
  }

  /** Deletes the file, and what belongs to it, which frees its space even on a full disk. */
  void delete() throws IOException {
    for (String suffix : List.of("", "-wal", "-shm", "-journal")) {
      Files.deleteIfExists(beside(suffix));
    }
    log.warn("sqlite:{} was cleared by deleting it, because its disk is full", path);
  }

  private Path beside(String suffix) {
    return path.resolveSibling(path.getFileName() + suffix);
  }

  Path path() {
    return path;
  }

  /**
   * Returns the identity of the file, which another file at the same path does not have; null if
   * the file system has none.
   */
  private record Identity(@Nullable Object key) {}
}
