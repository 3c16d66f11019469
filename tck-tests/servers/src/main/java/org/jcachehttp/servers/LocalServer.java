package org.jcachehttp.servers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;

/**
 * A server on a free loopback port, which ends with this JVM at the latest.
 *
 * <p>Not safe for use by several threads, but for its URIs.
 */
public interface LocalServer extends AutoCloseable {

  /** Long enough for a machine that is busy with other things: slowness is no outage. */
  String PATIENCE = "30s";

  /**
   * Starts the server of that scheme, without data.
   *
   * @throws IllegalArgumentException if the scheme needs no server, or one that tests cannot start
   */
  static LocalServer of(String scheme) {
    return switch (scheme) {
      case "mongodb", "gridfs" -> LocalMongoDb.start(scheme);
      case "dynamodb" -> LocalDynamoDb.inMemory();
      case "redis" -> LocalRedis.start();
      case "hazelcast-client" -> new LocalHazelcast();
      default ->
          throw new IllegalArgumentException(
              "'"
                  + scheme
                  + "' has no server: mongodb, gridfs, dynamodb, redis and hazelcast-client have");
    };
  }

  /** What opens the place of that name here with the timeouts that users have by default. */
  URI uri(String place);

  /** What opens the place of that name here and waits for {@link #PATIENCE}. */
  URI patientUri(String place);

  /** Starts it again where it was. */
  void restart();

  /** Stops it: connections break and new ones are refused. */
  void stop();

  @Override
  default void close() {
    stop();
  }

  /** A port of the loopback interface that nobody listens at. */
  static int freePort() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
