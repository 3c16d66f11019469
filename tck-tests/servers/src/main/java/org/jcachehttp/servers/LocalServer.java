package org.jcachehttp.servers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;

/**
 * A server on a free port of the loopback interface. It ends with this JVM at the latest.
 *
 * <p>Only the URIs may be used by several threads.
 */
public interface LocalServer extends AutoCloseable {

  /** A timeout that a busy machine does not exceed. */
  String LONG_TIMEOUT = "30s";

  /**
   * Starts an empty server for the scheme.
   *
   * @param scheme the URI scheme of a backend, or the name of a database after {@code jdbc:}; the
   *     server for {@code jdbc} is that of the environment variable {@code JDBC_URL} if it is set
   * @return the running server
   * @throws IllegalArgumentException if there is no server for the scheme
   */
  static LocalServer of(String scheme) {
    return switch (scheme) {
      case "mongodb", "gridfs" -> LocalMongoDb.start(scheme);
      case "dynamodb" -> LocalDynamoDb.inMemory();
      case "redis" -> LocalRedis.start();
      case "hazelcast-client" -> LocalHazelcast.start();
      case "jdbc" -> GivenDatabase.orPostgresql();
      case "postgresql" -> LocalDatabase.postgresql();
      case "mariadb" -> LocalDatabase.mariaDb();
      default ->
          throw new IllegalArgumentException(
              "no server for scheme '"
                  + scheme
                  + "'; there are servers for mongodb, gridfs, dynamodb, redis, hazelcast-client,"
                  + " jdbc, postgresql, mariadb");
    };
  }

  /**
   * {@return the URI of a database, table or prefix, with default timeouts}
   *
   * @param name the name of the database, table or prefix
   */
  URI uri(String name);

  /**
   * {@return the same URI with the timeout {@link #LONG_TIMEOUT}}
   *
   * @param name the name of the database, table or prefix
   */
  URI uriWithLongTimeouts(String name);

  /** Starts the server again at the same address. */
  void restart();

  /** Stops the server: connections break and new ones are refused. */
  void stop();

  @Override
  default void close() {
    stop();
  }

  /** {@return a port of the loopback interface on which no process listens} */
  static int freePort() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
