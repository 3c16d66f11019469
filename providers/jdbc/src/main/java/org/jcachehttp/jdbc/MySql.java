package org.jcachehttp.jdbc;

import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;

/** MySQL 8.0 and MariaDB 10.5 or later, with InnoDB. Keys are bytes, metadata is JSON. */
final class MySql implements Dialect {

  @Override
  public String name() {
    return "mysql";
  }

  @Override
  public boolean matches(String product) {
    return product.equals("MySQL") || product.equals("MariaDB");
  }

  @Override
  public String driver() {
    return "com.mysql:mysql-connector-j or org.mariadb.jdbc:mariadb-java-client";
  }

  @Override
  public Map<String, String> connectTimeouts() {
    return Map.of("connectTimeout", "5000");
  }

  @Override
  public String quoted(String name) {
    return '`' + name + '`';
  }

  /** MariaDB knows VALUES(column) only, which MySQL has too. */
  @Override
  public String upsert(String entries, int rows) {
    return Statements.insert(entries, Statements.repeated(row(), ", ", rows))
        + " ON DUPLICATE KEY UPDATE version = VALUES(version), deadline = VALUES(deadline),"
        + " metadata = VALUES(metadata), payload = VALUES(payload)";
  }

  @Override
  public Optional<String> metadataCondition(String name) {
    return Optional.of("json_unquote(json_extract(metadata, '$.\"" + name + "\"')) = ?");
  }

  @Override
  public String deleteSome(String entries, String condition, int rows) {
    return "DELETE FROM " + entries + " WHERE " + condition + " LIMIT " + rows;
  }

  @Override
  public Optional<Failure> failure(SQLException error) {
    return switch (error.getErrorCode()) {
      case 1062 -> Optional.of(Failure.DUPLICATE_KEY);
      // Deadlock; lock wait timeout; a snapshot that is too old.
      case 1213, 1205, 1020 -> Optional.of(Failure.CONFLICT);
      case 1146 -> Optional.of(Failure.NO_TABLE);
      case 1044, 1045, 1049, 1698 -> Optional.of(Failure.REFUSED);
      case 1142, 1290, 1792 -> Optional.of(Failure.READ_ONLY);
      // Interrupted by max_statement_time, or by KILL QUERY of a timeout.
      case 1317, 1969, 3024 -> Optional.of(Failure.TIMEOUT);
      case 1153, 1301 -> Optional.of(Failure.TOO_LARGE);
      default -> Optional.empty();
    };
  }
}
