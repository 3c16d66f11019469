package org.jcachehttp.sqlite;

import org.jcachehttp.storage.ByteStorage;
import org.jcachehttp.storage.Region;
import org.jcachehttp.storage.StorageLocation;
import org.jcachehttp.storage.option.Options;

/** A SQLite database that holds the regions of one or many processes. */
final class SqliteStorage implements ByteStorage {

  private final ConnectionSource source;
  private final Sessions sessions;
  private final LruCap cap;
  private final boolean readOnly;

  private SqliteStorage(ConnectionSource source, Sessions sessions, LruCap cap, boolean readOnly) {
    this.source = source;
    this.sessions = sessions;
    this.cap = cap;
    this.readOnly = readOnly;
  }

  /** Opens the database and makes sure that it has our tables. */
  static SqliteStorage open(ConnectionSource source, Options options) {
    boolean readOnly = options.get(SqliteOptions.MODE) == SqliteOptions.Mode.RO;
    LruCap cap = readOnly ? LruCap.none() : LruCap.of(options);
    Sessions sessions = Sessions.open(new Database(source, options, cap));
    return new SqliteStorage(source, sessions, cap, readOnly);
  }

  @Override
  public Region<String, byte[]> open(String region) {
    if (!readOnly) {
      sessions.write("open a region", session -> session.regions().findOrAdd(session, region));
    }
    return new SqliteRegion(region, sessions, cap);
  }

  @Override
  public String description() {
    return source.description();
  }

  @Override
  public StorageLocation location() {
    return source.location();
  }

  @Override
  public void destroy(String region) {
    new SqliteRegion(region, sessions, cap).clear();
  }

  @Override
  public void close() {
    sessions.close();
  }
}
