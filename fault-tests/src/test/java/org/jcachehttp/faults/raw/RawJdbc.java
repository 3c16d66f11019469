package org.jcachehttp.faults.raw;

import java.net.URI;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** The rows of all tables of a PostgreSQL database. */
final class RawJdbc {

  private static final String TABLES =
      "SELECT table_name FROM information_schema.tables WHERE table_schema = 'public'";

  private RawJdbc() {}

  static List<String> contents(URI uri) {
    try (Connection connection = DriverManager.getConnection(withoutOurOptions(uri));
        Statement statement = connection.createStatement()) {
      List<String> tables = column(statement, TABLES);
      List<String> contents = new ArrayList<>();
      for (String table : tables) {
        contents.addAll(rows(statement, "SELECT * FROM \"" + table + '"'));
      }
      return contents;
    } catch (SQLException failure) {
      throw new AssertionError(failure);
    }
  }

  private static String withoutOurOptions(URI uri) {
    return uri.toString().replaceAll("&cache\\.[^&]*", "");
  }

  private static List<String> column(Statement statement, String query) throws SQLException {
    List<String> texts = new ArrayList<>();
    try (ResultSet row = statement.executeQuery(query)) {
      while (row.next()) {
        texts.add(row.getString(1));
      }
    }
    return texts;
  }

  /** Returns each value of each row. */
  private static List<String> rows(Statement statement, String query) throws SQLException {
    List<String> values = new ArrayList<>();
    try (ResultSet row = statement.executeQuery(query)) {
      while (row.next()) {
        for (int column = 1; column <= row.getMetaData().getColumnCount(); column++) {
          Object value = row.getObject(column);
          values.add(value instanceof byte[] bytes ? RawStore.text(bytes) : String.valueOf(value));
        }
      }
    }
    return values;
  }
}
