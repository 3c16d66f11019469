package org.jcachehttp.servers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import redis.embedded.RedisServer;

/** A Redis server as a process of its own; a restart empties it. */
public final class LocalRedis implements LocalServer {

  private final int port = LocalServer.freePort();
  private final RedisServer server;

  private LocalRedis() throws IOException {
    server = RedisServer.newRedisServer().port(port).setting("save \"\"").build();
    server.start();
  }

  /** One without data. */
  public static LocalRedis start() {
    try {
      return new LocalRedis();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Where it is, as in a URI. */
  public String location() {
    return "//127.0.0.1:" + port;
  }

  /** A prefix of keys. */
  @Override
  public URI uri(String place) {
    return URI.create("redis:" + location() + "/0?key-prefix=" + place);
  }

  @Override
  public URI uriWithLongTimeouts(String place) {
    return URI.create(
        uri(place) + "&connect-timeout=" + LONG_TIMEOUT + "&response-timeout=" + LONG_TIMEOUT);
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
