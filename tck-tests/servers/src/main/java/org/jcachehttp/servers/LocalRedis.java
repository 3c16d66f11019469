package org.jcachehttp.servers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import redis.embedded.RedisServer;

/** A Redis server in a process of its own. A restart loses its entries. */
public final class LocalRedis implements LocalServer {

  private final int port = LocalServer.freePort();
  private final RedisServer server;

  private LocalRedis() throws IOException {
    server = RedisServer.newRedisServer().port(port).setting("save \"\"").build();
    server.start();
  }

  /**
   * Starts an empty server.
   *
   * @return the running server
   */
  public static LocalRedis start() {
    try {
      return new LocalRedis();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** {@return the location part of a URI: {@code //127.0.0.1:6379}} */
  public String location() {
    return "//127.0.0.1:" + port;
  }

  /** Returns the URI of a key prefix. */
  @Override
  public URI uri(String name) {
    return URI.create("redis:" + location() + "/0?key-prefix=" + name);
  }

  @Override
  public URI uriWithLongTimeouts(String name) {
    return URI.create(
        uri(name) + "&connect-timeout=" + LONG_TIMEOUT + "&response-timeout=" + LONG_TIMEOUT);
  }

  @Override
  public void restart() {
    try {
      server.start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void stop() {
    try {
      server.stop();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
