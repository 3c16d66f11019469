package org.jcachehttp.redis;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.concurrent.atomic.AtomicLong;
import org.jcachehttp.testkit.FreePort;
import redis.clients.jedis.Jedis;
import redis.embedded.RedisServer;
import redis.embedded.core.ExecutableProvider;
import redis.embedded.core.RedisServerBuilder;

/** A Redis server on a free port of the loopback interface. It ends with this JVM at the latest. */
final class RedisProcess implements AutoCloseable {

  /** The server's executable, unpacked once. */
  static final ExecutableProvider BINARY = unpacked();

  private static final AtomicLong PREFIXES = new AtomicLong();

  private final int port;
  private final RedisServer server;

  private RedisProcess(int port, RedisServer server) {
    this.port = port;
    this.server = server;
  }

  /** The server that tests share, each with its own prefix. */
  static RedisProcess shared() {
    return Shared.SERVER;
  }

  /** Returns a new key prefix. */
  static String newPrefix() {
    return "test-" + ProcessHandle.current().pid() + "-" + PREFIXES.incrementAndGet();
  }

  static RedisProcess start(String... settings) {
    return start(FreePort.find(), settings);
  }

  static RedisProcess start(int port, String... settings) {
    return start(port, builder().port(port), settings);
  }

  static RedisProcess startReplicaOf(RedisProcess master) {
    return startReplicaOf(master.port);
  }

  /** Starts a replica whose master is at a port of the loopback interface. */
  static RedisProcess startReplicaOf(int masterPort) {
    int port = FreePort.find();
    return start(
        port,
        builder().port(port).slaveOf("127.0.0.1", masterPort),
        "repl-diskless-sync yes",
        "repl-diskless-sync-delay 0");
  }

  /** Starts a server with TLS only. */
  static RedisProcess startWithTls(SelfSigned certificate) {
    int port = FreePort.find();
    return start(
        port,
        builder().port(0),
        "tls-port " + port,
        "tls-cert-file " + certificate.certificateFile(),
        "tls-key-file " + certificate.keyFile(),
        "tls-ca-cert-file " + certificate.certificateFile(),
        "tls-auth-clients no");
  }

  private static RedisServerBuilder builder() {
    return RedisServer.newRedisServer().executableProvider(BINARY).setting("save \"\"");
  }

  private static RedisProcess start(int port, RedisServerBuilder builder, String... settings) {
    try {
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

  /** Removes all keys, because a SCAN of the next test would visit them. */
  void flush() {
    try (Jedis jedis = new Jedis("127.0.0.1", port)) {
      jedis.flushAll();
    }
  }

  /** Returns whether the key exists. */
  boolean holds(String key) {
    try (Jedis jedis = new Jedis("127.0.0.1", port)) {
      return jedis.exists(key);
    }
  }

  int port() {
    return port;
  }

  /** Returns the location part of a URI. */
  String location() {
    return "//127.0.0.1:" + port;
  }

  /** Returns the URI of the server with timeouts that a busy machine does not exceed. */
  URI uriWithLongTimeouts() {
    return URI.create(
        ("redis:" + location() + "?connect-timeout=" + Opening.LONG_TIMEOUT)
            + ("&response-timeout=" + Opening.LONG_TIMEOUT));
  }

  void stop() {
    try {
      server.stop();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Starts the server again at the same address, without entries. */
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
