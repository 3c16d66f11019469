package org.jcachehttp.sqlite;

import java.io.IOException;
import java.nio.file.Files;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import org.jcachehttp.storage.StorageException;
import org.jcachehttp.storage.option.Options;

/** Prepares the database for the sessions, and decides when it may be replaced. */
final class Database {

  private final ConnectionSource source;
  private final Options options;
  private final LruEviction eviction;
  private final Optional<CacheFile> file;
  private volatile boolean holdsOnlyACache;

  Database(ConnectionSource source, Options options, LruEviction eviction) {
    this.source = source;
    this.options = options;
    this.eviction = eviction;
    this.file = source.file().map(CacheFile::new);
  }

  ConnectionSource source() {
    return source;
  }

  /** Creates the database and its tables if they are missing, in a session that can write. */
  void open(Session writer) {
    file.ifPresent(this::checkFile);
    writer.call(
        "open the database",
        session -> {
          Schema.prepare(session, source, options);
          eviction.prepare(session);
          holdsOnlyACache = holdsOnlyACache(session);
          return session;
        });
    file.ifPresent(CacheFile::remember);
  }

  private void checkFile(CacheFile known) {
    if (options.get(SqliteOptions.MODE) == SqliteOptions.Mode.RWC) {
      DatabaseFile.createParent(known.path());
    }
    FileRights.check(known.path(), options.get(SqliteOptions.MODE), Files::isWritable);
  }

  private static boolean holdsOnlyACache(Session session) throws SQLException {
    try (ResultSet tables =
        session
            .statement(
                "SELECT count(*) FROM sqlite_master WHERE type = 'table'"
                    + " AND name NOT IN ('regions', 'entries') AND name NOT LIKE 'sqlite\\_%'"
                    + " ESCAPE '\\'")
            .executeQuery()) {
      return tables.getLong(1) == 0;
    }
  }

  /** Returns whether the opened file was replaced or deleted; the result may be outdated. */
  boolean wasReplaced() {
    return file.isPresent() && file.get().wasReplaced();
  }

  /** Returns whether the opened file was replaced or deleted, after a check of the file. */
  boolean isGone() {
    return file.isPresent() && !file.get().isThere();
  }

  /** Returns whether an empty database in the place of the damaged one repairs this failure. */
  boolean isRepairable(StorageException failure) {
    return SqliteErrors.isDamage(failure)
        && options.get(SqliteOptions.ON_DAMAGE) == SqliteOptions.OnDamage.REPLACE
        && mayBeReplaced();
  }

  /** Returns whether the file can be created again, and contains only a cache. */
  boolean mayBeReplaced() {
    return options.get(SqliteOptions.MODE) == SqliteOptions.Mode.RWC
        && file.filter(known -> holdsOnlyACache || known.looksLikeACache()).isPresent();
  }

  /** Replaces the file, which no session has open, unless another process has done so before. */
  void replace(Replacement replacement) {
    try {
      if (file.isPresent() && (!holdsOnlyACache || file.get().isThere())) {
        replacement.of(file.get());
      }
      file.ifPresent(CacheFile::forget);
    } catch (IOException e) {
      throw new StorageException(source.description() + ": cannot replace the database", e);
    }
    eviction.startAgain();
  }

  /** Moves or deletes a file that is replaced. */
  @FunctionalInterface
  interface Replacement {
    void of(CacheFile file) throws IOException;
  }
}
