package org.jcachehttp.dynamodb;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import software.amazon.dynamodb.services.local.main.ServerRunner;
import software.amazon.dynamodb.services.local.server.DynamoDBProxyServer;

/** A DynamoDB Local in this JVM, spoken to over HTTP; tables outlive a restart if it has a home. */
final class DynamoDbServer implements AutoCloseable {

  private static final DynamoDbServer SHARED = inMemory();

  private final String[] arguments;
  private final int port;
  private @Nullable DynamoDBProxyServer running;

  private DynamoDbServer(int port, String... arguments) {
    this.port = port;
    this.arguments = arguments;
  }

  /** The one that tests share, each with tables of its own; it ends with the JVM. */
  static DynamoDbServer shared() {
    return SHARED;
  }

  /** One of a test's own, on a free port, which keeps its tables until it stops. */
  static DynamoDbServer inMemory() {
    return start("-inMemory");
  }

  /** One of a test's own, on a free port, which keeps its tables in the directory. */
  static DynamoDbServer in(Path directory) {
    return start("-dbPath", directory.toString());
  }

  private static DynamoDbServer start(String... storage) {
    int port = freePort();
    String[] arguments = new String[storage.length + 4];
    System.arraycopy(storage, 0, arguments, 0, storage.length);
    arguments[storage.length] = "-sharedDb";
    arguments[storage.length + 1] = "-disableTelemetry";
    arguments[storage.length + 2] = "-port";
    arguments[storage.length + 3] = Integer.toString(port);
    DynamoDbServer server = new DynamoDbServer(port, arguments);
    server.start();
    return server;
  }

  private static int freePort() {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new AssertionError("no free port", e);
    }
  }

  /** Starts it again, on the same port. */
  void start() {
    try {
      running = ServerRunner.createServerFromCommandLineArgs(arguments);
      running.start();
    } catch (Exception e) {
      throw new AssertionError("DynamoDB Local does not start", e);
    }
  }

  void stop() {
    try {
      requireNonNull(running).stop();
      running = null;
    } catch (Exception e) {
      throw new AssertionError("DynamoDB Local does not stop", e);
    }
  }

  URI endpoint() {
    return URI.create("http://localhost:" + port);
  }

  URI uri(String table) {
    return URI.create("dynamodb://" + table + "?region=eu-west-1&endpoint=" + endpoint());
  }

  @Override
  public void close() {
    if (running != null) {
      stop();
    }
  }
}
