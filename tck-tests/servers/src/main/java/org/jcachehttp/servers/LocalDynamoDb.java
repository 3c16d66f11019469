package org.jcachehttp.servers;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import software.amazon.dynamodb.services.local.main.ServerRunner;
import software.amazon.dynamodb.services.local.server.DynamoDBProxyServer;

/** A DynamoDB Local in this JVM, spoken to over HTTP. */
public final class LocalDynamoDb implements LocalServer {

  private final int port = LocalServer.freePort();
  private final List<String> storage;
  private DynamoDBProxyServer running;

  /** Any credentials do, but the SDK sends nothing without some. */
  private LocalDynamoDb(List<String> storage) {
    System.setProperty("aws.accessKeyId", "local");
    System.setProperty("aws.secretAccessKey", "local");
    this.storage = storage;
    this.running = started();
  }

  /** One that keeps its tables until it stops. */
  public static LocalDynamoDb inMemory() {
    return new LocalDynamoDb(List.of("-inMemory"));
  }

  /** One that keeps its tables in the directory, through a restart too. */
  public static LocalDynamoDb in(Path directory) {
    return new LocalDynamoDb(List.of("-dbPath", directory.toString()));
  }

  /** Where it is. */
  public URI endpoint() {
    return URI.create("http://localhost:" + port);
  }

  /** A table. */
  @Override
  public URI uri(String place) {
    return URI.create("dynamodb://" + place + "?region=eu-west-1&endpoint=" + endpoint());
  }

  @Override
  public URI uriWithLongTimeouts(String place) {
    return URI.create(uri(place) + "&operation-timeout=" + LONG_TIMEOUT);
  }

  @Override
  public void restart() {
    running = started();
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
      throw new IllegalStateException("DynamoDB Local does not start", e);
    }
  }

  @Override
  public void stop() {
    try {
      running.stop();
    } catch (Exception e) {
      throw new IllegalStateException("DynamoDB Local does not stop", e);
    }
  }
}
