package org.jcachehttp.tck.servers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import redis.embedded.RedisServer;

/** A Redis server on a free port, started when it is first asked for; it ends with this JVM. */
final class RedisOfThisRun {

  private static final int PORT = start();

  private RedisOfThisRun() {}

  /** Where it is, as in a URI. */
  static String host() {
    return "127.0.0.1:" + PORT;
  }

  private static int start() {
    try {
      int port = freePort();
      RedisServer.newRedisServer().port(port).setting("save \"\"").build().start();
      return port;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
