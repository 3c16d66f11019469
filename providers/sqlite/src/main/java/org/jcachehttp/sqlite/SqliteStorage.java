package org.jcachehttp.sqlite;

import org.jcachehttp.storage.ByteStorage;
import org.jcachehttp.storage.Region;
import org.jcachehttp.storage.StorageLocation;
import org.jcachehttp.storage.option.Options;

/** A SQLite database with the regions of one or many processes. */
final class SqliteStorage implements ByteStorage {

  private final ConnectionSource source;
  private final Sessions sessions;
  private final LruEviction eviction;
  private final boolean readOnly;

  private SqliteStorage(
      ConnectionSource source, Sessions sessions, LruEviction eviction, boolean readOnly) {
    this.source = source;
    this.sessions = sessions;
    this.eviction = eviction;
    this.readOnly = readOnly;
  }

  /** Opens the database and creates missing tables. */
  static SqliteStorage open(ConnectionSource source, Options options) {
    boolean readOnly = options.get(SqliteOptions.MODE) == SqliteOptions.Mode.RO;
    LruEviction eviction = readOnly ? LruEviction.unlimited() : LruEviction.of(options);
    Sessions sessions = Sessions.open(new Database(source, options, eviction));
    return new SqliteStorage(source, sessions, eviction, readOnly);
  }

  @Override
  public Region<String, byte[]> open(String region) {
    if (!readOnly) {
      sessions.write("open a region", session -> session.regions().findOrAdd(session, region));
    }
    return new SqliteRegion(region, sessions, eviction);
  }

  @Override
  public String description() {
    return source.description();
  }

  @Override
  public StorageLocation location() {
    return source.location();
  }

  /** Reads the table of regions. */
  @Override
  public void ping() {
    sessions.read("read the database", session -> session.value("SELECT count(*) FROM regions"));
  }

  @Override
  public long evictions() {
    return eviction.evicted();
  }

  @Override
  public void destroy(String region) {
    new SqliteRegion(region, sessions, eviction).clear();
  }

  @Override
  public void close() {
    sessions.close();
  }
}
