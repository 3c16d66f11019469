package org.jcachehttp.sqlite;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import org.jcachehttp.storage.ByteStorage;
import org.jcachehttp.storage.Region;
import org.jcachehttp.storage.StorageLocation;
import org.jcachehttp.storage.option.Options;

/** A SQLite database with the regions of one or many processes. */
final class SqliteStorage implements ByteStorage {

  private static final String FIND_REGION = "SELECT id FROM regions WHERE name = ?";
  private static final String ADD_REGION =
      "INSERT INTO regions (name) VALUES (?) ON CONFLICT DO NOTHING";

  /** The id of a region that is missing in a read-only database; real ids begin at 1. */
  private static final long NO_REGION = 0;

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
    Session writer = new Session(source);
    try {
      writer.call(
          "open the database",
          session -> {
            Schema.prepare(session, source, options);
            eviction.prepare(session);
            return session;
          });
      return new SqliteStorage(source, new Sessions(writer, source), eviction, readOnly);
    } catch (RuntimeException e) {
      writer.close();
      throw e;
    }
  }

  @Override
  public Region<String, byte[]> open(String region) {
    long id =
        sessions
            .read("open a region", session -> find(session, region))
            .orElseGet(() -> readOnly ? NO_REGION : add(region));
    return new SqliteRegion(id, sessions, eviction);
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
    sessions
        .read("find a region", session -> find(session, region))
        .ifPresent(id -> new SqliteRegion(id, sessions, eviction).clear());
  }

  @Override
  public void close() {
    sessions.close();
  }

  private long add(String region) {
    return sessions.write(
        "add a region",
        session -> {
          PreparedStatement add = session.statement(ADD_REGION);
          add.setString(1, region);
          add.executeUpdate();
          return find(session, region).orElseThrow();
        });
  }

  private static Optional<Long> find(Session session, String region) throws SQLException {
    PreparedStatement find = session.statement(FIND_REGION);
    find.setString(1, region);
    try (ResultSet row = find.executeQuery()) {
      return row.next() ? Optional.of(row.getLong(1)) : Optional.empty();
    }
  }
}
