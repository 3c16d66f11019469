package org.jcachehttp.jdbc;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A file of statements in this package, which tools for migrations can execute too. A statement
 * ends with a semicolon before an empty line or the end of the file.
 */
final class Script {

  private static final Pattern COMMENT = Pattern.compile("(?m)^--.*\\R");
  private static final Pattern END = Pattern.compile(";\\s*(?:\\R\\s*\\R|\\z)");

  private Script() {}

  /** Returns the statements of the script with that name, without their semicolons. */
  static List<String> statements(String name) {
    try (InputStream in = Script.class.getResourceAsStream(name + ".sql")) {
      if (in == null) {
        throw new IllegalStateException("there is no script " + name + ".sql");
      }
      String text = new String(in.readAllBytes(), UTF_8);
      return Stream.of(END.split(COMMENT.matcher(text).replaceAll(""), -1))
          .map(String::strip)
          .filter(statement -> !statement.isEmpty())
          .toList();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /**
   * Executes each statement, also after a failure: a table may exist, or another process creates it
   * at the same time.
   *
   * @return the failures
   */
  static List<SQLException> execute(Connection connection, List<String> statements)
      throws SQLException {
    List<SQLException> failures = new ArrayList<>();
    try (Statement statement = connection.createStatement()) {
      for (String each : statements) {
        try {
          statement.execute(each);
        } catch (SQLException failure) {
          failures.add(failure);
        }
      }
    }
    return failures;
  }
}
