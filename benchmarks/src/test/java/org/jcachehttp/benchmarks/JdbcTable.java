package org.jcachehttp.benchmarks;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.net.URI;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * A table of PostgreSQL that is used through JDBC and a pool of connections, as applications do.
 *
 * @param connections the pool, which is closed
 */
record JdbcTable(HikariDataSource connections) implements RawStore {

  private static final String[] TABLE = {
    "CREATE TABLE raw_values (id text PRIMARY KEY, deadline bigint NOT NULL, content bytea NOT NULL)",
    "CREATE INDEX raw_values_deadline ON raw_values (deadline)"
  };
  private static final String SELECT = "SELECT content, deadline FROM raw_values WHERE id = ?";
  private static final String UPSERT =
      "INSERT INTO raw_values (id, deadline, content) VALUES (?, ?, ?) ON CONFLICT (id)"
          + " DO UPDATE SET deadline = EXCLUDED.deadline, content = EXCLUDED.content";

  static JdbcTable open(URI uri) {
    HikariConfig configuration = new HikariConfig();
    configuration.setJdbcUrl(uri.toString().replaceAll("&cache\\.[^&]*", ""));
    JdbcTable table = new JdbcTable(new HikariDataSource(configuration));
    table.create();
    return table;
  }

  private void create() {
    try (Connection connection = connections.getConnection();
        Statement statement = connection.createStatement()) {
      for (String part : TABLE) {
        statement.execute(part);
      }
    } catch (SQLException failure) {
      throw new IllegalStateException(failure);
    }
  }

  @Override
  public byte[] get(String key) {
    try (Connection connection = connections.getConnection();
        PreparedStatement statement = connection.prepareStatement(SELECT)) {
      statement.setString(1, key);
      try (ResultSet row = statement.executeQuery()) {
        if (!row.next() || row.getLong(2) <= System.currentTimeMillis()) {
          throw new IllegalStateException("no value of " + key);
        }
        return row.getBytes(1);
      }
    } catch (SQLException failure) {
      throw new IllegalStateException(failure);
    }
  }

  @Override
  public void put(String key, byte[] value) {
    try (Connection connection = connections.getConnection();
        PreparedStatement statement = connection.prepareStatement(UPSERT)) {
      statement.setString(1, key);
      statement.setLong(2, RawStore.deadline());
      statement.setBytes(3, value);
      statement.executeUpdate();
    } catch (SQLException failure) {
      throw new IllegalStateException(failure);
    }
  }

  @Override
  public void close() {
    connections.close();
  }
}
