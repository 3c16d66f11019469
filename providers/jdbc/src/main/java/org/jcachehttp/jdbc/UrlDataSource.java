package org.jcachehttp.jdbc;

import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.logging.Logger;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.slf4j.LoggerFactory;

/** Opens connections with a driver. A pool that has it knows neither the URL nor the password. */
final class UrlDataSource implements DataSource {

  private static final org.slf4j.Logger LOG = LoggerFactory.getLogger(UrlDataSource.class);

  private final Driver driver;
  private final JdbcUrl url;
  private final Properties properties;

  private UrlDataSource(Driver driver, JdbcUrl url, Properties properties) {
    this.driver = driver;
    this.url = url;
    this.properties = properties;
  }

  /**
   * Returns a source with the driver of the URL.
   *
   * @param properties the properties for the driver, such as the password
   * @throws IllegalArgumentException if there is no such driver
   */
  static UrlDataSource of(JdbcUrl url, Properties properties) {
    return driver(url)
        .map(driver -> new UrlDataSource(driver, url, properties))
        .orElseThrow(() -> new IllegalArgumentException(missing(url)));
  }

  /** DriverManager does not find a driver of the application, if a server loaded it before. */
  private static Optional<Driver> driver(JdbcUrl url) {
    return Stream.of(Thread.currentThread().getContextClassLoader(), own())
        .filter(Objects::nonNull)
        .flatMap(loader -> ServiceLoader.load(Driver.class, loader).stream())
        .flatMap(UrlDataSource::loaded)
        .filter(driver -> accepts(driver, url))
        .findFirst()
        .or(() -> DriverManager.drivers().filter(driver -> accepts(driver, url)).findFirst());
  }

  /** A driver that cannot be loaded is not the one of the URL, or is reported as missing. */
  private static Stream<Driver> loaded(ServiceLoader.Provider<Driver> provider) {
    try {
      return Stream.of(provider.get());
    } catch (ServiceConfigurationError broken) {
      LOG.debug("a JDBC driver cannot be loaded", broken);
      return Stream.empty();
    }
  }

  private static ClassLoader own() {
    return UrlDataSource.class.getClassLoader();
  }

  private static boolean accepts(Driver driver, JdbcUrl url) {
    try {
      return driver.acceptsURL(url.text());
    } catch (SQLException wrongUrl) {
      return false;
    }
  }

  private static String missing(JdbcUrl url) {
    String driver = Dialects.ofUrl(url).map(Dialect::driver).orElse("a driver");
    return ("no JDBC driver accepts 'jdbc:" + url.product() + ":': add " + driver)
        + " to the class path";
  }

  @Override
  public Connection getConnection() throws SQLException {
    Connection connection = driver.connect(url.text(), (Properties) properties.clone());
    if (connection == null) {
      throw new SQLException("the driver refuses this URL: " + url);
    }
    return connection;
  }

  @Override
  public Connection getConnection(String username, String password) throws SQLException {
    throw new SQLFeatureNotSupportedException("the user is that of the URL");
  }

  @Override
  public PrintWriter getLogWriter() throws SQLException {
    throw new SQLFeatureNotSupportedException("there is no log");
  }

  @Override
  public void setLogWriter(PrintWriter out) throws SQLException {
    throw new SQLFeatureNotSupportedException("there is no log");
  }

  /** A pool sets its own timeout, which it also has for itself. */
  @Override
  public void setLoginTimeout(int seconds) {}

  @Override
  public int getLoginTimeout() {
    return 0;
  }

  @Override
  public Logger getParentLogger() throws SQLFeatureNotSupportedException {
    return driver.getParentLogger();
  }

  @Override
  public <T> T unwrap(Class<T> type) throws SQLException {
    throw new SQLException("no " + type.getName());
  }

  @Override
  public boolean isWrapperFor(Class<?> type) {
    return false;
  }

  /** Contains no secrets: a pool logs it. */
  @Override
  public String toString() {
    return url.description();
  }
}
