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
    return start(FreePort.find(), settings);
  }

  static RedisProcess start(int port, String... settings) {
    return start(port, builder().port(port), settings);
  }

  static RedisProcess startReplicaOf(RedisProcess master) {
    int port = FreePort.find();
    return start(
        port, builder().port(port).slaveOf("127.0.0.1", master.port), "repl-diskless-sync yes");
  }

  /** One that speaks TLS only. */
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

  /** Removes everything: Redis scans whole databases, and what is left slows the next test. */
  void flush() {
    try (Jedis jedis = new Jedis("127.0.0.1", port)) {
      jedis.flushAll();
    }
  }

  /** Whether Redis has the key. */
  boolean holds(String key) {
    try (Jedis jedis = new Jedis("127.0.0.1", port)) {
      return jedis.exists(key);
    }
  }

  int port() {
    return port;
  }

  /** The location in a URI. */
  String location() {
    return "//127.0.0.1:" + port;
  }

  /** What opens it, for as long as a busy machine may take. */
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
