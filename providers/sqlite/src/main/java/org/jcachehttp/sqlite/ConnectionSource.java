package org.jcachehttp.sqlite;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
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
import org.sqlite.jdbc4.JDBC4Connection;

/**
 * Where connections come from and what becomes of them afterwards.
 *
 * @param description what error messages call the database
 * @param file the file that is opened by its path, if any
 * @param location where the database is
 * @param opener opens one more connection
 * @param release gives a connection back
 * @param readers how many connections may read beside the writer, if the database lets them
 */
record ConnectionSource(
    String description,
    Optional<Path> file,
    StorageLocation location,
    Opener opener,
    Release release,
    int readers) {

  private static final int READERS = 4;

  private static final String URL_PREFIX = "jdbc:sqlite:";

  /** Connections to a file, opened as the options say. */
  static ConnectionSource file(Path file, Options options) {
    String query =
        "?mode=" + spelled(options.get(SqliteOptions.MODE)) + "&cache=" + sharing(options);
    boolean privately = options.get(SqliteOptions.CACHE) == SqliteOptions.Sharing.PRIVATE;
    return own(
        "sqlite:" + file,
        Optional.of(file),
        new StorageLocation.LocalFiles(file.resolveSibling(file.getFileName() + ".credential-key")),
        // Path.toUri escapes what the URI syntax reserves, such as '?' and '%'.
        file.toUri() + query,
        options,
        // Connections that share a page cache lock whole tables against each other.
        privately ? READERS : 0);
  }

  /** Connections to an in-memory database that everybody in this JVM finds under the name. */
  static ConnectionSource memory(String name, Options options) {
    String path = Path.of("/").resolve(name).toUri().getRawPath();
    return own(
        "sqlite:" + name + " in memory",
        Optional.empty(),
        new StorageLocation.InProcess(),
        "file:" + path + "?vfs=memdb",
        options,
        0);
  }

  /** Connections from a pool, given back to it. */
  static ConnectionSource dataSource(DataSource dataSource) {
    return new ConnectionSource(
        "sqlite in a data source",
        Optional.empty(),
        new StorageLocation.Remote(),
        dataSource::getConnection,
        Connection::close,
        READERS);
  }

  /** One connection that belongs to somebody else. */
  static ConnectionSource connection(Connection connection) {
    return new ConnectionSource(
        "sqlite on a connection handed in",
        Optional.empty(),
        new StorageLocation.Remote(),
        () -> connection,
        theirs -> {},
        0);
  }

  private static ConnectionSource own(
      String description,
      Optional<Path> file,
      StorageLocation location,
      String address,
      Options options,
      int readers) {
    Properties properties = properties(options);
    return new ConnectionSource(
        description,
        file,
        location,
        // Without DriverManager, which neither finds the driver of a second class loader nor lets
        // go of the first one.
        () -> new JDBC4Connection(URL_PREFIX + address, address, properties),
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

  /** A WAL that is synchronised at checkpoints only still survives everything but a power cut. */
  private static SynchronousMode synchronous(Options options) {
    if (options.get(SqliteOptions.FAST_SAVE)) {
      return SynchronousMode.OFF;
    }
    return options.get(SqliteOptions.WAL) ? SynchronousMode.NORMAL : SynchronousMode.FULL;
  }

  /** The driver itself ignores a name it does not know. */
  private static Map<String, String> checkedDriverOptions(Map<String, String> given) {
    Set<String> known =
        Arrays.stream(Pragma.values())
            .map(Pragma::getPragmaName)
            .collect(Collectors.toCollection(TreeSet::new));
    for (String name : given.keySet()) {
      if (!known.contains(name)) {
        throw new IllegalArgumentException(
            "unknown option 'driver." + name + "'; sqlite-jdbc knows: " + String.join(", ", known));
      }
    }
    return given;
  }

  private static String sharing(Options options) {
    return spelled(options.get(SqliteOptions.CACHE));
  }

  private static String spelled(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }

  /** Opens a connection. */
  @FunctionalInterface
  interface Opener {
    Connection open() throws SQLException;
  }

  /** Gives a connection back. */
  @FunctionalInterface
  interface Release {
    void accept(Connection connection) throws SQLException;
  }
}
