package org.jcachehttp.jdbc;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.time.Duration;
import javax.sql.DataSource;

/** A pool of connections of HikariCP, an optional library. No other class refers to it. */
final class HikariPool {

  private static final String CLASS = "com.zaxxer.hikari.HikariDataSource";

  private HikariPool() {}

  /**
   * Opens a pool, which connects in the background.
   *
   * @param connections opens a connection
   * @param size the maximum number of connections
   * @param wait how long an attempt to get a connection waits; at least 250 ms
   * @return the pool, which the caller closes
   * @throws IllegalArgumentException if HikariCP is not on the class path
   */
  static DataSource open(DataSource connections, int size, Duration wait) {
    requireLibrary();
    HikariConfig config = new HikariConfig();
    config.setPoolName("jcache-http");
    config.setDataSource(connections);
    config.setMaximumPoolSize(size);
    config.setMinimumIdle(1);
    config.setConnectionTimeout(wait.toMillis());
    config.setValidationTimeout(wait.toMillis());
    // An application starts during an outage too.
    config.setInitializationFailTimeout(-1);
    return new HikariDataSource(config);
  }

  private static void requireLibrary() {
    try {
      Class.forName(CLASS, false, HikariPool.class.getClassLoader());
    } catch (ClassNotFoundException missing) {
      throw new IllegalArgumentException(
          "a plain JDBC URL needs a pool of connections: add com.zaxxer:HikariCP to the class path,"
              + " or give a 'data-source' in Properties or its name as option 'jndi'",
          missing);
    }
  }
}
