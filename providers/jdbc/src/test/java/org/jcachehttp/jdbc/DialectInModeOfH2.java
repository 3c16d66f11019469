package org.jcachehttp.jdbc;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * The statements of a dialect whose server does not run here, in the mode of H2 that takes the
 * syntax of that server. Locks, and errors of races, are those of H2: the tests prove the text of
 * the statements and the order of their parameters only.
 */
abstract class DialectInModeOfH2 {

  static final long REGION = 7;

  private final Dialect dialect;
  private final TableNames tables;
  final Statements statements;
  Connection connection;

  DialectInModeOfH2(String mode, Dialect dialect, TableNames tables) throws SQLException {
    this.dialect = dialect;
    this.tables = tables;
    this.statements = new Statements(tables, dialect);
    this.connection = DriverManager.getConnection("jdbc:h2:mem:;MODE=" + mode);
  }

  @BeforeEach
  void createTable() throws SQLException {
    try (var create = connection.createStatement()) {
      create.execute(
          ("CREATE TABLE " + tables.entries() + " (region BIGINT, entry_key")
              + " VARBINARY(1024), version BIGINT, deadline BIGINT, metadata VARCHAR, payload BLOB,"
              + " PRIMARY KEY (region, entry_key))");
    }
  }

  @AfterEach
  void close() throws SQLException {
    connection.close();
  }

  /** Prepares a statement, without what H2 does not take. */
  PreparedStatement prepare(String sql) throws SQLException {
    return connection.prepareStatement(sql);
  }

  /** Binds the parameters of a row from the first one on. */
  final void setRow(PreparedStatement statement, int first, String key, long version)
      throws SQLException {
    statement.setLong(first, REGION);
    dialect.setKey(statement, first + 1, key);
    statement.setLong(first + 2, version);
    statement.setLong(first + 3, version * 1000);
    statement.setString(first + 4, "{}");
    statement.setBytes(first + 5, payload(key, version));
  }

  static byte[] payload(String key, long version) {
    return (key + version).getBytes(UTF_8);
  }

  final int insertIfAbsent(String key, long version) throws SQLException {
    try (PreparedStatement insert = prepare(statements.insertIfAbsent())) {
      setRow(insert, 1, key, version);
      return insert.executeUpdate();
    } catch (SQLException duplicate) {
      // The code of H2, and not that of the server.
      assertThat(duplicate.getSQLState()).isEqualTo("23505");
      return 0;
    }
  }

  /** Returns the version and the deadline under the key, or nothing. */
  final List<Long> stored(String key) throws SQLException {
    try (PreparedStatement select = prepare(statements.selectMetadata())) {
      select.setLong(1, REGION);
      dialect.setKey(select, 2, key);
      try (ResultSet row = select.executeQuery()) {
        return row.next() ? List.of(row.getLong(1), row.getLong(2)) : List.of();
      }
    }
  }

  @Test
  void aKeyIsInsertedOnce() throws SQLException {
    assertThat(insertIfAbsent("a", 1)).isEqualTo(1);
    assertThat(insertIfAbsent("a", 2)).isZero();
    assertThat(stored("a")).containsExactly(1L, 1000L);
  }

  @Test
  void keysDifferByCaseAndTrailingSpaces() throws SQLException {
    for (String key : List.of("a", "A", "a ", "ä")) {
      assertThat(insertIfAbsent(key, 1)).as(key).isEqualTo(1);
    }
    assertThat(keysInOrder(10)).containsExactly("A", "a", "a ", "ä");
  }

  private List<String> keysInOrder(int limit) throws SQLException {
    String query =
        ("SELECT entry_key FROM " + tables.entries()) + " WHERE region = ? ORDER BY entry_key";
    List<String> keys = new ArrayList<>();
    try (PreparedStatement select = prepare(dialect.limited(query, limit))) {
      select.setLong(1, REGION);
      ResultSet rows = select.executeQuery();
      while (rows.next()) {
        keys.add(dialect.key(rows, 1));
      }
    }
    return keys;
  }

  @Test
  void aPageEndsAtItsLimit() throws SQLException {
    for (String key : List.of("c", "a", "b")) {
      insertIfAbsent(key, 1);
    }
    assertThat(keysInOrder(2)).containsExactly("a", "b");
  }

  @Test
  void aCompareAndSetReplacesOnlyTheVersionThatWasRead() throws SQLException {
    insertIfAbsent("a", 1);
    assertThat(updateIfVersion("a", 5, 2)).isZero();
    assertThat(updateIfVersion("a", 1, 2)).isEqualTo(1);
    assertThat(stored("a")).containsExactly(2L, 2000L);
    try (PreparedStatement select = prepare(statements.select())) {
      select.setLong(1, REGION);
      dialect.setKey(select, 2, "a");
      ResultSet row = select.executeQuery();
      assertThat(row.next()).isTrue();
      assertThat(row.getBytes(4)).isEqualTo(payload("a", 2));
    }
  }

  private int updateIfVersion(String key, long wanted, long version) throws SQLException {
    try (PreparedStatement update = prepare(statements.updateIfVersion())) {
      update.setLong(1, version);
      update.setLong(2, version * 1000);
      update.setString(3, "{}");
      update.setBytes(4, payload(key, version));
      update.setLong(5, REGION);
      dialect.setKey(update, 6, key);
      update.setLong(7, wanted);
      return update.executeUpdate();
    }
  }

  @Test
  void aTouchMovesTheDeadlineOfItsVersion() throws SQLException {
    insertIfAbsent("a", 1);
    for (long version : List.of(5L, 1L)) {
      try (PreparedStatement touch = prepare(statements.touch())) {
        touch.setLong(1, 99 * version);
        touch.setLong(2, REGION);
        dialect.setKey(touch, 3, "a");
        touch.setLong(4, version);
        touch.executeUpdate();
      }
    }
    assertThat(stored("a")).containsExactly(1L, 99L);
  }

  @Test
  void aRemovalComparesTheVersion() throws SQLException {
    insertIfAbsent("a", 1);
    assertThat(deleteIfVersion("a", 5)).isZero();
    assertThat(deleteIfVersion("a", 1)).isEqualTo(1);
    assertThat(stored("a")).isEmpty();
  }

  private int deleteIfVersion(String key, long version) throws SQLException {
    try (PreparedStatement delete = prepare(statements.deleteIfVersion())) {
      delete.setLong(1, REGION);
      dialect.setKey(delete, 2, key);
      delete.setLong(3, version);
      return delete.executeUpdate();
    }
  }

  @Test
  void aBatchOfRemovalsComparesEachVersion() throws SQLException {
    insertIfAbsent("a", 1);
    insertIfAbsent("b", 2);
    try (PreparedStatement delete = prepare(statements.deleteAllIfVersion(2))) {
      delete.setLong(1, REGION);
      dialect.setKey(delete, 2, "a");
      dialect.setKey(delete, 3, "b");
      dialect.setKey(delete, 4, "a");
      delete.setLong(5, 2);
      dialect.setKey(delete, 6, "b");
      delete.setLong(7, 2);
      assertThat(delete.executeUpdate()).isEqualTo(1);
    }
    assertThat(stored("a")).isNotEmpty();
  }

  @Test
  void aSweepDeletesExpiredEntriesInPortions() throws SQLException {
    for (int i = 1; i <= 5; i++) {
      insertIfAbsent("key" + i, i);
    }
    String sweep = dialect.deleteSome(tables.entries(), "deadline <= ?", 2);
    try (PreparedStatement delete = prepare(sweep)) {
      delete.setLong(1, 3000);
      assertThat(List.of(delete.executeUpdate(), delete.executeUpdate(), delete.executeUpdate()))
          .containsExactly(2, 1, 0);
    }
    assertThat(stored("key4")).isNotEmpty();
  }
}
