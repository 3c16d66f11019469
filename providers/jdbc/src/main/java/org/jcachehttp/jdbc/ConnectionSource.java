package org.jcachehttp.jdbc;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.Optional;
import java.util.Properties;
import java.util.function.UnaryOperator;
import javax.sql.DataSource;
import org.jcachehttp.jdbc.JdbcOptions.TransactionMode;
import org.jcachehttp.storage.internal.RedactedUri;
import org.jcachehttp.storage.option.Options;

/**
 * A source of connections to one database: a data source of the application, or a pool of this
 * library.
 *
 * @param description the name of the database in messages, without secrets
 * @param connections the data source
 * @param unpooled the data source for a connection that is used for long
 * @param isOwn whether it is a pool of this library, which is closed with the storage
 * @param redaction removes the secrets of the configuration from a message
 */
record ConnectionSource(
    String description,
    DataSource connections,
    DataSource unpooled,
    boolean isOwn,
    UnaryOperator<String> redaction)
    implements AutoCloseable {

  /** The time of one attempt, of which there are as many as the timeout of an operation permits. */
  private static final Duration ATTEMPT = Duration.ofMillis(500);

  /**
   * Returns the source that an address and its options name. It connects to nothing.
   *
   * @param location the location of the address: a URL without {@code jdbc:}, or a name
   * @throws IllegalArgumentException if they name none, or more than one
   */
  static ConnectionSource of(String location, Options options) {
    Optional<DataSource> given = given(options);
    if (given.isPresent()) {
      rejectUrl(location, options);
      return given(location, given.get(), options);
    }
    if (location.startsWith("sqlite:")) {
      throw new IllegalArgumentException("use sqlite:/path/of/a/file, without jdbc:");
    }
    if (!JdbcUrl.isUrl(location)) {
      throw new IllegalArgumentException(
          "'jdbc:"
              + location
              + "' is no JDBC URL: write one such as jdbc:postgresql://HOST/DATABASE,"
              + " or give a 'data-source' in Properties or its name as option 'jndi'");
    }
    return pool(JdbcUrl.of(location), options);
  }

  private static Optional<DataSource> given(Options options) {
    Optional<DataSource> dataSource = options.get(JdbcOptions.DATA_SOURCE);
    String name = options.get(JdbcOptions.JNDI);
    if (dataSource.isPresent() && !name.isEmpty()) {
      throw new IllegalArgumentException(
          "options 'data-source' and 'jndi' exclude each other: give one of them");
    }
    return name.isEmpty() ? dataSource : Optional.of(GivenDataSource.named(name));
  }

  private static void rejectUrl(String location, Options options) {
    if (JdbcUrl.isUrl(location)) {
      throw new IllegalArgumentException(
          "a data source and a JDBC URL exclude each other: write jdbc:NAME for a data source");
    }
    if (options.get(JdbcOptions.POOL_SIZE).isPresent()
        || !options.get(JdbcOptions.USERNAME).isEmpty()
        || !options.get(JdbcOptions.PASSWORD).isEmpty()
        || !options.driver().isEmpty()) {
      throw new IllegalArgumentException(
          "options 'pool-size', 'username', 'password' and 'driver.NAME' have no effect with a data"
              + " source, which has its own");
    }
  }

  private static ConnectionSource given(String name, DataSource given, Options options) {
    boolean isCallers = options.get(JdbcOptions.TRANSACTION) == TransactionMode.CALLER;
    DataSource outside = GivenDataSource.outsideTransactions(given);
    return new ConnectionSource(
        "jdbc:" + name + " (a data source)",
        isCallers ? given : outside,
        outside,
        false,
        RedactedUri::of);
  }

  private static ConnectionSource pool(JdbcUrl url, Options options) {
    if (options.get(JdbcOptions.TRANSACTION) == TransactionMode.CALLER) {
      throw new IllegalArgumentException(
          "option 'transaction' is 'caller', which needs a data source: a pool of this library has"
              + " no connection of the caller");
    }
    Properties properties = new Properties();
    Dialects.ofUrl(url).ifPresent(dialect -> properties.putAll(dialect.connectTimeouts()));
    options.driver().forEach(properties::setProperty);
    putIfGiven(properties, "user", options.get(JdbcOptions.USERNAME));
    putIfGiven(properties, "password", options.get(JdbcOptions.PASSWORD));
    UnaryOperator<String> redaction = redaction(url, options.get(JdbcOptions.PASSWORD));
    DataSource connections = UrlDataSource.of(url, properties);
    int size = options.get(JdbcOptions.POOL_SIZE).orElse(JdbcOptions.DEFAULT_POOL_SIZE).intValue();
    if (size < 1) {
      throw new IllegalArgumentException("option 'pool-size' is 0; give at least 1");
    }
    return new ConnectionSource(
        url.description(),
        HikariPool.open(connections, size, ATTEMPT),
        connections,
        true,
        redaction);
  }

  private static void putIfGiven(Properties properties, String name, String value) {
    if (!value.isEmpty()) {
      properties.setProperty(name, value);
    }
  }

  private static UnaryOperator<String> redaction(JdbcUrl url, String password) {
    return message ->
        password.isEmpty() ? url.redact(message) : url.redact(message).replace(password, "***");
  }

  /** Returns a source for threads of this library, which have no transaction of a caller. */
  ConnectionSource outsideTransactions() {
    return new ConnectionSource(description, unpooled, unpooled, false, redaction);
  }

  /**
   * Returns a connection, which the caller closes. A server that refuses connections is not tried
   * again. A data source of the application has a limit of its own.
   *
   * @param limit when to give up
   */
  Connection open(TimeLimit limit) throws SQLException {
    while (true) {
      try {
        return connections.getConnection();
      } catch (SQLTransientConnectionException unavailable) {
        // The cause is the failure of the latest connection; without it the pool was merely busy.
        if (!isOwn || unavailable.getCause() != null || limit.isOver()) {
          throw unavailable;
        }
      } catch (RuntimeException failure) {
        // A closed pool, or one that chooses a database, may throw any exception.
        throw new SQLNonTransientConnectionException(
            "the data source fails: " + failure.getMessage(), failure);
      }
    }
  }

  @Override
  public void close() {
    if (isOwn && connections instanceof Closeable pool) {
      try {
        pool.close();
      } catch (IOException unexpected) {
        throw new UncheckedIOException(unexpected);
      }
    }
  }
}
