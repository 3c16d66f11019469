package org.jcachehttp.jdbc;

import java.sql.PreparedStatement;
import java.sql.SQLException;

/** Deletes entries by a condition, a batch at a time. */
final class Deletion {

  private Deletion() {}

  /**
   * Deletes some of the entries that meet the condition, and returns their number: at most {@link
   * Statements#BATCH}, and less if there are no more, or if some of them change meanwhile.
   *
   * @param condition the condition, with a parameter for each value
   */
  static int some(Session session, String condition, long... values) throws SQLException {
    String sql = session.statements().deleteSome(condition);
    try (PreparedStatement delete = session.prepare(sql)) {
      int parameters = Math.toIntExact(sql.chars().filter(c -> c == '?').count());
      for (int i = 0; i < parameters; i++) {
        delete.setLong(i + 1, values[i % values.length]);
      }
      return delete.executeUpdate();
    }
  }
}
