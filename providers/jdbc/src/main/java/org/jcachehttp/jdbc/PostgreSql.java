package org.jcachehttp.jdbc;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;

/** PostgreSQL 12 or later. Keys are text in the collation "C", metadata is JSONB. */
final class PostgreSql implements Dialect {

  @Override
  public String name() {
    return "postgresql";
  }

  @Override
  public boolean matches(String product) {
    return product.equals("PostgreSQL");
  }

  @Override
  public String driver() {
    return "org.postgresql:postgresql";
  }

  /** The request to cancel a statement has a connection of its own, for which the caller waits. */
  @Override
  public Map<String, String> connectTimeouts() {
    return Map.of("connectTimeout", "5", "loginTimeout", "5", "cancelSignalTimeout", "1");
  }

  @Override
  public String upsert(String entries, int rows) {
    return Statements.insert(entries, Statements.repeated(row(), ", ", rows))
        + " ON CONFLICT (region, entry_key) DO UPDATE SET version = EXCLUDED.version,"
        + " deadline = EXCLUDED.deadline, metadata = EXCLUDED.metadata, payload = EXCLUDED.payload";
  }

  /** An error would abort the transaction of a caller. */
  @Override
  public String insertIfAbsent(String entries) {
    return Statements.insert(entries, row()) + " ON CONFLICT DO NOTHING";
  }

  @Override
  public String metadataParameter() {
    return "CAST(? AS jsonb)";
  }

  /** The name is a literal, so that an index on this expression can be used. */
  @Override
  public Optional<String> metadataCondition(String name) {
    return Optional.of("metadata ->> '" + name + "' = ?");
  }

  /**
   * By key, not by ctid: a row that another transaction has just changed has another ctid, but is
   * deleted if it still meets the outer condition.
   */
  @Override
  public String deleteSome(String entries, String condition, int rows) {
    return ("DELETE FROM " + entries + " WHERE " + condition + " AND (region, entry_key) IN (")
        + ("SELECT region, entry_key FROM " + entries + " WHERE " + condition)
        + (" LIMIT " + rows + ")");
  }

  @Override
  public Optional<String> unlogged(String createEntries) {
    return Optional.of(createEntries.replaceFirst("CREATE TABLE", "CREATE UNLOGGED TABLE"));
  }

  @Override
  public Optional<String> announcingScript() {
    return Optional.of("postgresql-announce");
  }

  @Override
  public Optional<Failure> failure(SQLException error) {
    String state = String.valueOf(error.getSQLState());
    return switch (state) {
      case "23505" -> Optional.of(Failure.DUPLICATE_KEY);
      case "40001", "40P01", "55P03" -> Optional.of(Failure.CONFLICT);
      case "57014" -> Optional.of(Failure.TIMEOUT);
      case "3D000", "3F000" -> Optional.of(Failure.REFUSED);
      case "54000" -> Optional.of(Failure.TOO_LARGE);
      default -> Optional.empty();
    };
  }

  @Override
  public void setKey(PreparedStatement statement, int parameter, String key) throws SQLException {
    statement.setString(parameter, key);
  }

  @Override
  public String key(ResultSet row, int column) throws SQLException {
    return row.getString(column);
  }
}
