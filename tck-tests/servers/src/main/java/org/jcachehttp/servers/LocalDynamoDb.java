package org.jcachehttp.servers;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import software.amazon.dynamodb.services.local.main.ServerRunner;
import software.amazon.dynamodb.services.local.server.DynamoDBProxyServer;

/** DynamoDB Local in this JVM, accessed over HTTP. */
public final class LocalDynamoDb implements LocalServer {

  private static final int MAX_ATTEMPTS = 5;

  private int port;
  private final List<String> storage;
  private DynamoDBProxyServer running;

  /** The server accepts any credentials, but the SDK needs some. */
  private LocalDynamoDb(List<String> storage) {
    System.setProperty("aws.accessKeyId", "local");
    System.setProperty("aws.secretAccessKey", "local");
    this.storage = storage;
    this.running = startedOnAFreePort();
  }

  /**
   * Starts a server that keeps its tables in memory until it stops.
   *
   * @return the running server
   */
  public static LocalDynamoDb inMemory() {
    return new LocalDynamoDb(List.of("-inMemory"));
  }

  /**
   * Starts a server that keeps its tables in the directory, also after a restart.
   *
   * @param directory an existing directory for the tables
   * @return the running server
   */
  public static LocalDynamoDb in(Path directory) {
    return new LocalDynamoDb(List.of("-dbPath", directory.toString()));
  }

  /** {@return the URL of the server} */
  public URI endpoint() {
    return URI.create("http://localhost:" + port);
  }

  /** Returns the URI of a table. */
  @Override
  public URI uri(String name) {
    return URI.create("dynamodb://" + name + "?region=eu-west-1&endpoint=" + endpoint());
  }

  @Override
  public URI uriWithLongTimeouts(String name) {
    return URI.create(uri(name) + "&operation-timeout=" + LONG_TIMEOUT);
  }

  @Override
  public void restart() {
    running = started();
  }

  /** Another process may take a free port before the server does. */
  private DynamoDBProxyServer startedOnAFreePort() {
    for (int attempt = 1; ; attempt++) {
      port = LocalServer.freePort();
      try {
        return started();
      } catch (IllegalStateException taken) {
        if (attempt == MAX_ATTEMPTS) {
          throw taken;
        }
      }
    }
  }

  private DynamoDBProxyServer started() {
    Stream<String> settings =
        Stream.of("-sharedDb", "-disableTelemetry", "-port", Integer.toString(port));
    try {
      DynamoDBProxyServer server =
          ServerRunner.createServerFromCommandLineArgs(
              Stream.concat(storage.stream(), settings).toArray(String[]::new));
      server.start();
      return server;
    } catch (Exception e) {
      throw new IllegalStateException("cannot start DynamoDB Local", e);
    }
  }

  @Override
  public void stop() {
    try {
      running.stop();
    } catch (Exception e) {
      throw new IllegalStateException("cannot stop DynamoDB Local", e);
    }
  }
}
