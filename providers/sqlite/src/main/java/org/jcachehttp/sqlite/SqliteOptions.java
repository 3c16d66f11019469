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
      Option.flag("wal", true, "write-ahead log: reads run concurrently with a write");

  static final Option<Duration> BUSY_TIMEOUT =
      Option.duration(
          "busy-timeout",
          Duration.ofSeconds(30),
          "how long to wait for another process that is writing");

  static final Option<Boolean> FAST_SAVE =
      Option.flag("fast-save", false, "synchronous=OFF: a power failure may damage the file");

  static final Option<Boolean> USE_MEMORY =
      Option.flag("use-memory", false, "in memory, shared by name within this JVM");

  static final Option<Mode> MODE =
      Option.choice("mode", Mode.RWC, Mode.class, "ro: read only; rw: the file must exist");

  static final Option<PageCache> CACHE =
      Option.choice("cache", PageCache.PRIVATE, PageCache.class, "SQLite's page cache");

  static final Option<Long> MAX_ENTRIES =
      Option.count(
          "max-entries",
          0,
          "maximum entries of the file; least recently used ones are evicted; 0: no limit");

  static final Option<Long> MAX_BYTES =
      Option.bytes(
          "max-bytes",
          0,
          "maximum bytes of entries; least recently used ones are evicted; 0: no limit");

  static final Option<Optional<DataSource>> DATA_SOURCE =
      Option.instance("data-source", DataSource.class, "the source of connections");

  static final Option<Optional<Connection>> CONNECTION =
      Option.instance("connection", Connection.class, "the one connection to use");

  /** Defined in order to be rejected: its meaning differs between libraries. */
  static final Option<String> TIMEOUT =
      Option.text("timeout", "", "not supported: set 'busy-timeout' or 'expire-after'");

  static final List<Option<?>> ALL =
      List.of(
          WAL,
          BUSY_TIMEOUT,
          FAST_SAVE,
          USE_MEMORY,
          MODE,
          CACHE,
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

  /** SQLite's page cache: {@code cache} of SQLite's URI file names. */
  enum PageCache {
    PRIVATE,
    SHARED
  }
}
