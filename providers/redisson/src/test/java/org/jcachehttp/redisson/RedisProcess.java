package org.jcachehttp.redisson;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.atomic.AtomicLong;
import redis.embedded.RedisServer;
import redis.embedded.core.ExecutableProvider;
import redis.embedded.core.RedisServerBuilder;

/** A real server on a free port of this machine, that ends with this JVM at the latest. */
final class RedisProcess implements AutoCloseable {

  /** Unpacked once. */
  static final ExecutableProvider BINARY = unpacked();

  private static final AtomicLong PREFIXES = new AtomicLong();

  private final int port;
  private final RedisServer server;

  private RedisProcess(int port, RedisServer server) {
    this.port = port;
    this.server = server;
  }

  /** The server that tests share; each takes a prefix of its own. */
  static RedisProcess shared() {
    return Shared.SERVER;
  }

  /** A prefix that no other test has. */
  static String newPrefix() {
    return "test-" + ProcessHandle.current().pid() + "-" + PREFIXES.incrementAndGet();
  }

  static RedisProcess start(String... settings) {
    return start(freePort(), settings);
  }

  static RedisProcess start(int port, String... settings) {
    try {
      RedisServerBuilder builder =
          RedisServer.newRedisServer().executableProvider(BINARY).port(port).setting("save \"\"");
      for (String setting : settings) {
        builder.setting(setting);
      }
      RedisServer server = builder.build();
      server.start();
      return new RedisProcess(port, server);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  int port() {
    return port;
  }

  /** The location in a URI. */
  String location() {
    return "//127.0.0.1:" + port;
  }

  void stop() {
    try {
      server.stop();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Starts it again where it was, empty. */
  void restart() {
    try {
      server.start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    stop();
  }

  static int freePort() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static ExecutableProvider unpacked() {
    try {
      File binary = ExecutableProvider.newJarResourceProvider().get();
      return () -> binary;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static final class Shared {
    static final RedisProcess SERVER = start();
  }
}
