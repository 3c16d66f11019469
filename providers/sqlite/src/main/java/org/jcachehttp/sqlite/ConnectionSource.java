package org.jcachehttp.sqlite;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jcachehttp.storage.StorageLocation;
import org.jcachehttp.storage.option.Options;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConfig.Pragma;
import org.sqlite.SQLiteConfig.SynchronousMode;

/**
 * A source of connections to one database.
 *
 * @param description the name of the database in error messages
 * @param location the location of the database
 * @param opener opens a connection
 * @param release releases a connection
 * @param readers the number of connections that read concurrently with the writer, in WAL mode
 */
record ConnectionSource(
    String description, StorageLocation location, Opener opener, Release release, int readers) {

  private static final int READERS = 4;

  /** Returns connections to a file, opened with the options. */
  static ConnectionSource file(Path file, Options options) {
    String query =
        ("?mode=" + lowerCase(options.get(SqliteOptions.MODE)))
            + ("&cache=" + lowerCase(options.get(SqliteOptions.CACHE)));
    boolean privateCache = options.get(SqliteOptions.CACHE) == SqliteOptions.PageCache.PRIVATE;
    return driverManager(
        "sqlite:" + file,
        new StorageLocation.LocalFiles(file.resolveSibling(file.getFileName() + ".credential-key")),
        // Path.toUri escapes the reserved characters of the URI syntax, such as '?' and '%'.
        "jdbc:sqlite:" + file.toUri() + query,
        options,
        // Connections with a shared page cache lock whole tables against each other.
        privateCache ? READERS : 0);
  }

  /** Returns connections to an in-memory database, which is shared by name within this JVM. */
  static ConnectionSource memory(String name, Options options) {
    String path = Path.of("/").resolve(name).toUri().getRawPath();
    return driverManager(
        "sqlite:" + name + " in memory",
        new StorageLocation.InProcess(),
        "jdbc:sqlite:file:" + path + "?vfs=memdb",
        options,
        0);
  }

  /** Returns connections of a data source, which are closed after use. */
  static ConnectionSource dataSource(DataSource dataSource) {
    return new ConnectionSource(
        "sqlite in a data source",
        new StorageLocation.Remote(),
        dataSource::getConnection,
        Connection::close,
        READERS);
  }

  /** Returns a source of one supplied connection, which is left open. */
  static ConnectionSource connection(Connection connection) {
    return new ConnectionSource(
        "sqlite on a supplied connection",
        new StorageLocation.Remote(),
        () -> connection,
        supplied -> {},
        0);
  }

  private static ConnectionSource driverManager(
      String description, StorageLocation location, String url, Options options, int readers) {
    Properties properties = properties(options);
    return new ConnectionSource(
        description,
        location,
        () -> DriverManager.getConnection(url, properties),
        Connection::close,
        readers);
  }

  private static Properties properties(Options options) {
    SQLiteConfig config = new SQLiteConfig();
    config.setBusyTimeout(Math.toIntExact(options.get(SqliteOptions.BUSY_TIMEOUT).toMillis()));
    config.setReadOnly(options.get(SqliteOptions.MODE) == SqliteOptions.Mode.RO);
    config.setSynchronous(synchronous(options));
    Properties properties = config.toProperties();
    checkedDriverOptions(options.driver()).forEach(properties::setProperty);
    return properties;
  }

  /**
   * NORMAL is enough for a WAL: it may lose transactions after a power failure, and stays sound.
   */
  private static SynchronousMode synchronous(Options options) {
    if (options.get(SqliteOptions.FAST_SAVE)) {
      return SynchronousMode.OFF;
    }
    return options.get(SqliteOptions.WAL) ? SynchronousMode.NORMAL : SynchronousMode.FULL;
  }

  /** Checks names here because the driver ignores unknown ones. */
  private static Map<String, String> checkedDriverOptions(Map<String, String> given) {
    Set<String> known =
        Arrays.stream(Pragma.values())
            .map(Pragma::getPragmaName)
            .collect(Collectors.toCollection(TreeSet::new));
    for (String name : given.keySet()) {
      if (!known.contains(name)) {
        throw new IllegalArgumentException(
            ("unknown option 'driver." + name + "'; the options of sqlite-jdbc are: ")
                + String.join(", ", known));
      }
    }
    return given;
  }

  private static String lowerCase(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }

  /** Opens a connection. */
  @FunctionalInterface
  interface Opener {
    Connection open() throws SQLException;
  }

  /** Releases a connection. */
  @FunctionalInterface
  interface Release {
    void accept(Connection connection) throws SQLException;
  }
}
