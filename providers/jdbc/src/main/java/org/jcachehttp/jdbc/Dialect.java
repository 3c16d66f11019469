package org.jcachehttp.jdbc;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.Optional;

/**
 * What differs between databases: a few statements as text, the form of a key, and the meaning of
 * errors. {@link Statements} has the statements that are the same everywhere.
 *
 * <p>Each dialect has a script with its tables, {@code org/jcachehttp/jdbc/NAME.sql}. Table names
 * that methods get are complete: with the schema, and quoted. Implementations are stateless.
 */
interface Dialect {

  /** Returns the name: the value of the option {@code dialect}, and that of the script. */
  String name();

  /**
   * Returns whether the database has this dialect.
   *
   * @param product {@link java.sql.DatabaseMetaData#getDatabaseProductName}
   */
  boolean matches(String product);

  /** Returns the coordinates of the usual driver, for a message. */
  String driver();

  /**
   * Returns the properties of the usual drivers that limit the time of connecting, to 5 seconds or
   * less. A driver that waits for ever for a silent server would stop the pool.
   */
  default Map<String, String> connectTimeouts() {
    return Map.of();
  }

  /** Returns the name in the quotes of this database. */
  default String quoted(String name) {
    return '"' + name + '"';
  }

  /**
   * Returns a statement that inserts rows or replaces those with the same keys. Each row has the
   * parameters of {@link Statements#COLUMNS}, in this order.
   *
   * @param entries the table of entries
   * @param rows the number of rows, at most {@link #maxRows}
   */
  String upsert(String entries, int rows);

  /**
   * Returns a statement that inserts a row with the parameters of {@link Statements#COLUMNS}. If
   * the key exists, it changes nothing, and updates no row or fails with {@link
   * Failure#DUPLICATE_KEY}.
   *
   * @param entries the table of entries
   */
  default String insertIfAbsent(String entries) {
    return Statements.insert(entries, row());
  }

  /** Returns the parameters of a row in parentheses. */
  default String row() {
    return "(?, ?, ?, ?, " + metadataParameter() + ", ?)";
  }

  /** Returns the maximum number of rows or keys of one statement. */
  default int maxRows() {
    return 500;
  }

  /** Returns the parameter for the metadata, a JSON object of strings. */
  default String metadataParameter() {
    return "?";
  }

  /**
   * Returns a condition on a text of the metadata with one parameter, its value; empty if the
   * database cannot compare it.
   *
   * @param name the name of the text: letters, digits, hyphens and underscores
   */
  default Optional<String> metadataCondition(String name) {
    return Optional.empty();
  }

  /** Returns the expression for the length of the payload in bytes, which reads no payload. */
  default String payloadLength() {
    return "octet_length(payload)";
  }

  /**
   * Returns the query with a limit.
   *
   * @param select the query, which ends with ORDER BY
   * @param rows the maximum number of rows
   */
  default String limited(String select, int rows) {
    return select + " LIMIT " + rows;
  }

  /**
   * Returns a statement that deletes some of the entries that meet a condition. A row that another
   * transaction changes meanwhile is deleted only if it still meets the condition.
   *
   * @param entries the table of entries
   * @param condition the condition; the statement may contain it more than once, and the caller
   *     binds its parameters each time
   * @param rows the maximum number of rows
   */
  String deleteSome(String entries, String condition, int rows);

  /** Returns the statement of the script in the form that {@code durability=unlogged} asks for. */
  default Optional<String> unlogged(String createEntries) {
    return Optional.empty();
  }

  /** Returns the name of the script of triggers that announce changes; empty if there is none. */
  default Optional<String> announcingScript() {
    return Optional.empty();
  }

  /** Returns the meaning of an error of this database, apart from those of {@link Failure#of}. */
  Optional<Failure> failure(SQLException error);

  /** Lets the server, or the driver, cancel a statement. */
  default void limit(Statement statement, int seconds) throws SQLException {
    statement.setQueryTimeout(seconds);
  }

  /** Binds a key, which has at most 1,024 bytes of UTF-8. */
  default void setKey(PreparedStatement statement, int parameter, String key) throws SQLException {
    statement.setBytes(parameter, key.getBytes(UTF_8));
  }

  /** Returns the key in a column. */
  default String key(ResultSet row, int column) throws SQLException {
    return new String(row.getBytes(column), UTF_8);
  }
}
