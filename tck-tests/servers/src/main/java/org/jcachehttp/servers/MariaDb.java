package org.jcachehttp.servers;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/** MariaDB, from its programs for Linux that are on the class path. */
final class MariaDb implements DatabaseProgram {

  private static final String NAME = "mariadb-11.4.5";

  /** What {@code mariadb-install-db} executes too. */
  private static final List<String> SYSTEM_TABLES =
      List.of(
          "mariadb_system_tables.sql",
          "mariadb_performance_tables.sql",
          "mariadb_system_tables_data.sql");

  private static final String USER_AND_DATABASE =
      """
      DELETE FROM global_priv;
      INSERT INTO global_priv VALUES ('%%', '%s', JSON_OBJECT('access', 18446744073709551615, \
      'plugin', 'mysql_native_password', 'authentication_string', PASSWORD('%s')));
      CREATE DATABASE test;
      """;

  private static final String NO_DEFAULTS = "--no-defaults";
  private static final int CONNECT_MILLIS = 1_000;

  private final Path programs;

  MariaDb() throws IOException {
    programs = Installation.of(NAME, MariaDbFiles::unpack);
  }

  @Override
  public String product() {
    return "mariadb";
  }

  @Override
  public Path executable() {
    return programs.resolve("bin/mariadbd");
  }

  @Override
  public String stopSignal() {
    return "KILL";
  }

  @Override
  public void initialize(Path directory) throws IOException {
    Path data = Files.createDirectory(data(directory));
    ServerUser.own(data);
    Path statements = directory.resolve("statements.sql");
    Files.writeString(statements, "CREATE DATABASE mysql;\nUSE mysql;\n");
    for (String file : SYSTEM_TABLES) {
      Files.writeString(
          statements,
          Files.readString(programs.resolve("share").resolve(file)),
          StandardOpenOption.APPEND);
    }
    Files.writeString(
        statements, USER_AND_DATABASE.formatted(USER, PASSWORD), StandardOpenOption.APPEND);
    Setup.run(
        ServerUser.command(
            List.of(
                executable().toString(),
                NO_DEFAULTS,
                "--bootstrap",
                base(),
                share(),
                "--datadir=" + data,
                "--innodb-log-file-size=16M")),
        statements.toFile(),
        WatchedProcess.log(directory));
  }

  @Override
  public List<String> arguments(Path directory, int port) {
    return List.of(
        NO_DEFAULTS,
        base(),
        share(),
        "--datadir=" + data(directory),
        "--bind-address=127.0.0.1",
        "--port=" + port,
        "--socket=" + directory.resolve("socket"),
        "--pid-file=" + pidFile(directory),
        "--skip-name-resolve",
        // It would compute a certificate for seconds.
        "--skip-ssl",
        "--max-connections=300",
        "--table-open-cache=200",
        "--innodb-log-file-size=16M",
        "--max-allowed-packet=64M",
        // A commit is written before the answer, and reaches the disk within a second.
        "--innodb-flush-log-at-trx-commit=2");
  }

  /** The server writes its id before it accepts connections, and greets each of them. */
  @Override
  public boolean isReady(Path directory, long pid, int port) {
    return hasStarted(directory, pid) && isGreeting(port);
  }

  private static boolean hasStarted(Path directory, long pid) {
    try {
      return Files.readString(pidFile(directory)).strip().equals(Long.toString(pid));
    } catch (IOException notYetWritten) {
      return false;
    }
  }

  private static boolean isGreeting(int port) {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.setSoTimeout(CONNECT_MILLIS);
      return socket.getInputStream().read() != -1;
    } catch (IOException notYet) {
      return false;
    }
  }

  @Override
  public URI uri(int port) {
    return URI.create(
        "jdbc:mariadb://127.0.0.1:" + port + "/test?user=" + USER + "&password=" + PASSWORD);
  }

  private static Path data(Path directory) {
    return directory.resolve("data");
  }

  private static Path pidFile(Path directory) {
    return directory.resolve("pid");
  }

  private String base() {
    return "--basedir=" + programs;
  }

  private String share() {
    return "--lc-messages-dir=" + programs.resolve("share");
  }
}
