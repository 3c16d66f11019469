package org.jcachehttp.sqlite;

import java.sql.Connection;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.jcachehttp.storage.option.LocalPath;
import org.jcachehttp.storage.option.Option;

/** The options of a SQLite storage. */
final class SqliteOptions {

  static final Option<Boolean> WAL =
      Option.flag("wal", true, "write-ahead log: readers run beside the writer");

  static final Option<Duration> BUSY_TIMEOUT =
      Option.duration(
          "busy-timeout",
          Duration.ofSeconds(30),
          "how long to wait for another process that is writing");

  static final Option<Boolean> FAST_SAVE =
      Option.flag("fast-save", false, "synchronous=OFF: a power cut may damage the file");

  static final Option<Boolean> USE_MEMORY =
      Option.flag("use-memory", false, "in memory, shared by name within this JVM");

  static final Option<Mode> MODE =
      Option.choice("mode", Mode.RWC, Mode.class, "ro: read only; rw: the file must exist");

  static final Option<Sharing> CACHE =
      Option.choice("cache", Sharing.PRIVATE, Sharing.class, "SQLite's page cache");

  static final Option<OnDamage> ON_DAMAGE =
      Option.choice(
          "on-damage",
          OnDamage.REPLACE,
          OnDamage.class,
          "replace: a damaged file that only holds a cache is set aside; fail: it is an error");

  static final Option<Long> MAX_ENTRIES =
      Option.count("max-entries", 0, "entries in the file, beyond which the least recent go");

  static final Option<Long> MAX_BYTES =
      Option.bytes("max-bytes", 0, "bytes of entries, beyond which the least recent go");

  static final Option<Optional<DataSource>> DATA_SOURCE =
      Option.instance("data-source", DataSource.class, "where connections come from");

  static final Option<Optional<Connection>> CONNECTION =
      Option.instance("connection", Connection.class, "the one connection to use");

  /** Known only to be refused: elsewhere it means one of two things. */
  static final Option<String> TIMEOUT =
      Option.text("timeout", "", "refused: give 'busy-timeout' or 'expire-after'");

  static final List<Option<?>> ALL =
      List.of(
          WAL,
          BUSY_TIMEOUT,
          FAST_SAVE,
          USE_MEMORY,
          MODE,
          CACHE,
          ON_DAMAGE,
          MAX_ENTRIES,
          MAX_BYTES,
          DATA_SOURCE,
          CONNECTION,
          TIMEOUT,
          LocalPath.USE_CACHE_DIR,
          LocalPath.USE_TEMP);

  private SqliteOptions() {}

  /** How the file is opened: {@code mode} of SQLite's URI file names. */
  enum Mode {
    RO,
    RW,
    RWC
  }

  /** What becomes of a damaged file. */
  enum OnDamage {
    REPLACE,
    FAIL
  }

  /** Who shares a page cache: {@code cache} of SQLite's URI file names. */
  enum Sharing {
    PRIVATE,
    SHARED
  }
}
