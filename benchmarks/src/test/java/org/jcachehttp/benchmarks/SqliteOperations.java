package org.jcachehttp.benchmarks;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/**
 * JCache on SQLite, beside the bare driver with one prepared statement. Both store a deadline with
 * each value, in an index by which expired values can be removed.
 */
final class SqliteOperations {

  private static final String URI = "sqlite:DIR/values.sqlite";
  private static final String DRIVER = "sqlite-jdbc";
  private static final String OURS = "jcache-http, sqlite";

  private SqliteOperations() {}

  static Comparison gets(int kilobytes) {
    byte[] value = Post.of(kilobytes).bytes();
    return new Comparison(
        "sqlite-get-" + kilobytes + "k",
        "JCache get, sqlite, " + kilobytes + " KB",
        value,
        List.of(
            new Candidate(DRIVER, environment -> gets(environment, value)),
            new Candidate(OURS, environment -> JCaches.gets(ours(environment), value))),
        List.of(new Bar.CpuRatio(OURS, DRIVER, kilobytes == 2 ? 1.15 : 1.1)));
  }

  static Comparison puts() {
    byte[] value = Post.of(2).bytes();
    return new Comparison(
        "sqlite-put-2k",
        "JCache put, sqlite, 2 KB",
        value,
        List.of(
            new Candidate(DRIVER, environment -> puts(environment, value)),
            new Candidate(OURS, environment -> JCaches.puts(ours(environment), value))),
        List.of(new Bar.CpuRatio(OURS, DRIVER, 1.15)));
  }

  private static javax.cache.Cache<String, byte[]> ours(Environment environment) {
    return JCaches.ours(URI, byte[].class, environment);
  }

  private static Subject gets(Environment environment, byte[] value) throws Exception {
    Connection connection = table(environment);
    PreparedStatement put = insert(connection);
    for (String key : JCaches.keys()) {
      put(put, key, value);
    }
    PreparedStatement get =
        connection.prepareStatement("SELECT value, deadline FROM entries WHERE key = ?");
    String[] keys = JCaches.keys();
    return Subjects.of(count -> get(get, keys[count & keys.length - 1]), connection);
  }

  private static Subject puts(Environment environment, byte[] value) throws Exception {
    Connection connection = table(environment);
    PreparedStatement put = insert(connection);
    String[] keys = JCaches.keys();
    return Subjects.of(count -> put(put, keys[count & keys.length - 1], value), connection);
  }

  private static byte[] get(PreparedStatement statement, String key) throws SQLException {
    statement.setString(1, key);
    try (ResultSet row = statement.executeQuery()) {
      row.next();
      return row.getLong(2) > System.currentTimeMillis() ? row.getBytes(1) : new byte[0];
    }
  }

  private static byte[] put(PreparedStatement statement, String key, byte[] value)
      throws SQLException {
    statement.setString(1, key);
    statement.setBytes(2, value);
    statement.setLong(3, RawStore.deadline());
    statement.executeUpdate();
    return value;
  }

  private static PreparedStatement insert(Connection connection) throws SQLException {
    return connection.prepareStatement(
        "INSERT INTO entries VALUES (?1, ?3, ?2)"
            + " ON CONFLICT (key) DO UPDATE SET deadline = ?3, value = ?2");
  }

  /** Opens a table with the journal and synchronization of the backend. */
  private static Connection table(Environment environment) throws SQLException {
    Connection connection =
        DriverManager.getConnection("jdbc:sqlite:" + environment.directory().resolve("raw.sqlite"));
    try (Statement statement = connection.createStatement()) {
      statement.execute("PRAGMA journal_mode = WAL");
      statement.execute("PRAGMA synchronous = NORMAL");
      statement.execute(
          "CREATE TABLE entries (key TEXT PRIMARY KEY, deadline INTEGER, value BLOB)");
      statement.execute("CREATE INDEX entries_deadline ON entries (deadline)");
    }
    return connection;
  }
}
