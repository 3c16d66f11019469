package org.jcachehttp.servers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/**
 * A database server in processes of its own. It keeps its tables after {@link #stop} and {@link
 * #kill} until it is closed.
 *
 * <p>The server writes every commit to the operating system before it answers, but does not wait
 * for the disk. A killed server therefore loses nothing, as opposed to a machine without power.
 */
public final class LocalDatabase implements LocalServer {

  /** The password in the URIs, which no log may contain. */
  public static final String PASSWORD = "database-s3cr3t";

  private static final int MAX_ATTEMPTS = 5;
  private static final Duration START = Duration.ofMinutes(2);
  private static final Duration PAUSE = Duration.ofMillis(20);

  private final DatabaseProgram program;
  private final Path directory;
  private int port;
  private WatchedProcess running;

  private LocalDatabase(DatabaseProgram program, Path directory) throws IOException {
    this.program = program;
    this.directory = directory;
    this.port = LocalServer.freePort();
    this.running = startedOnAFreePort();
  }

  /**
   * Starts an empty PostgreSQL server.
   *
   * @return the running server
   */
  public static LocalDatabase postgresql() {
    return start(PostgreSql::new);
  }

  /**
   * Starts an empty MariaDB server.
   *
   * @return the running server
   */
  public static LocalDatabase mariaDb() {
    return start(MariaDb::new);
  }

  private interface Unpacked {
    DatabaseProgram program() throws IOException;
  }

  private static LocalDatabase start(Unpacked unpacked) {
    try {
      DatabaseProgram program = unpacked.program();
      Path directory = Files.createTempDirectory("jcache-http-" + program.product());
      ServerUser.own(directory);
      program.initialize(directory);
      return new LocalDatabase(program, directory);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** {@return the JDBC URL of the database, with user and password} */
  public URI uri() {
    return program.uri(port);
  }

  /** Returns the URI of a pair of tables. */
  @Override
  public URI uri(String name) {
    return JdbcUris.withTables(uri(), name);
  }

  @Override
  public URI uriWithLongTimeouts(String name) {
    return JdbcUris.withLongTimeouts(uri(name));
  }

  @Override
  public void restart() {
    try {
      running = started();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void stop() {
    try {
      running.stop(program.stopSignal());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Kills all processes of the server, as {@code kill -9} does. */
  public void kill() {
    try {
      running.kill();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Stops the server and deletes its tables. */
  @Override
  public void close() {
    stop();
    try {
      Installation.delete(directory);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Another process may take a free port before the server does. */
  private WatchedProcess startedOnAFreePort() throws IOException {
    for (int attempt = 1; ; attempt++) {
      try {
        return started();
      } catch (IOException taken) {
        if (attempt == MAX_ATTEMPTS) {
          throw taken;
        }
        port = LocalServer.freePort();
      }
    }
  }

  private WatchedProcess started() throws IOException {
    WatchedProcess server = WatchedProcess.start(program, directory, port);
    long start = System.nanoTime();
    while (!program.isReady(directory, server.pid(), port)) {
      if (!server.isAlive() || System.nanoTime() - start > START.toNanos()) {
        server.kill();
        throw new IOException(
            "the server does not start: " + Files.readString(WatchedProcess.log(directory)));
      }
      LockSupport.parkNanos(PAUSE.toNanos());
    }
    return server;
  }
}
