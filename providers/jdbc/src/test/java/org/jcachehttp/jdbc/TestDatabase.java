package org.jcachehttp.jdbc;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;
import org.jcachehttp.servers.LocalDatabase;
import org.jspecify.annotations.Nullable;

/** A database of one kind, which starts at its first use and ends with this JVM. */
@SuppressWarnings("ImmutableEnumChecker") // one server for all tests of a JVM
enum TestDatabase {
  H2 {
    @Override
    String start() {
      return "jdbc:h2:mem:test;DB_CLOSE_DELAY=-1";
    }
  },
  POSTGRESQL {
    @Override
    String start() {
      return closedAtTheEnd(LocalDatabase.postgresql());
    }
  },
  MARIADB {
    @Override
    String start() {
      return closedAtTheEnd(LocalDatabase.mariaDb());
    }
  };

  private static final AtomicInteger TABLES = new AtomicInteger();

  private final ReentrantLock lock = new ReentrantLock();
  private @Nullable String url;

  abstract String start();

  private static String closedAtTheEnd(LocalDatabase server) {
    Runtime.getRuntime().addShutdownHook(new Thread(server::close));
    return server.uri().toString();
  }

  String url() {
    lock.lock();
    try {
      if (url == null) {
        url = start();
      }
      return url;
    } finally {
      lock.unlock();
    }
  }

  /** Returns a name for tables that do not exist yet. */
  static String newTables() {
    return "t" + TABLES.incrementAndGet();
  }

  static Map<String, Object> options(String tables) {
    return Map.of("regions-table", tables + "_regions", "entries-table", tables + "_entries");
  }

  JdbcStorage open(String tables) {
    return open(tables, Map.of());
  }

  JdbcStorage open(String tables, Map<String, ?> more) {
    return open(tables, more, InstantSource.system());
  }

  JdbcStorage open(String tables, Map<String, ?> more, InstantSource clock) {
    Map<String, Object> options = new HashMap<>(options(tables));
    options.putAll(more);
    return Opening.open(url(), options, clock);
  }

  Connection connect() throws SQLException {
    return DriverManager.getConnection(url());
  }

  void execute(String sql) throws SQLException {
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  /** Returns the first column of the first row as text. */
  String value(String sql) throws SQLException {
    try (Connection connection = connect();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      row.next();
      return row.getString(1);
    }
  }
}
