package org.jcachehttp.servers;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Predicate;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.exceptions.JedisException;
import redis.embedded.core.ExecutableProvider;

/**
 * A process of a Redis server or of a Sentinel, with a directory of its own. It ends with this JVM
 * at the latest. Not thread-safe.
 */
final class RedisNode {

  static final String HOST = "127.0.0.1";

  /** A node of a cluster also listens on a port above its own. */
  private static final int BUS = 10_000;

  /** Below the ports that a system gives to clients, and so are those of the bus. */
  private static final int LOWEST_PORT = 10_500;

  private static final int PORTS = 10_000;
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final long POLL_MILLIS = 50;
  private static final File BINARY = binary();

  private final int port;
  private final ProcessBuilder command;
  private Process process;

  private RedisNode(int port, ProcessBuilder command) {
    this.port = port;
    this.command = command;
    this.process = start(command);
  }

  /**
   * Starts a server.
   *
   * @param settings names and values, as in its configuration file
   */
  static RedisNode server(int port, String... settings) {
    return started(port, List.of(settings), List.of());
  }

  /** Starts a Sentinel. It writes its configuration file. */
  static RedisNode sentinel(int port, String... settings) {
    return started(port, List.of(settings), List.of("--sentinel"));
  }

  private static RedisNode started(int port, List<String> settings, List<String> arguments) {
    try {
      Path directory = Files.createTempDirectory("redis-node");
      List<String> lines = new ArrayList<>(settings);
      lines.add("port " + port);
      lines.add("bind " + HOST);
      lines.add("dir " + directory);
      Path file = Files.write(directory.resolve("node.conf"), lines);
      List<String> command = new ArrayList<>(List.of(BINARY.getPath(), file.toString()));
      command.addAll(arguments);
      return new RedisNode(port, new ProcessBuilder(command));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Process start(ProcessBuilder command) {
    try {
      Process process =
          command.redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
      Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
      return process;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  int port() {
    return port;
  }

  String address() {
    return HOST + ":" + port;
  }

  boolean isRunning() {
    return process.isAlive();
  }

  /** Ends the process by SIGKILL, and returns when it has ended. */
  void kill() {
    try {
      process.destroyForcibly().waitFor();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while a server ends", e);
    }
  }

  /**
   * Starts the process again, with the same configuration.
   *
   * @param more further arguments, with precedence over the configuration
   */
  void restart(String... more) {
    kill();
    List<String> arguments = new ArrayList<>(command.command());
    arguments.addAll(List.of(more));
    process = start(new ProcessBuilder(arguments));
  }

  /** Returns the server's answer. */
  <T> T ask(Function<Jedis, T> question) {
    try (Jedis client = new Jedis(HOST, port)) {
      return question.apply(client);
    }
  }

  /** Returns whether the server is running, responds, and fulfils the condition. */
  boolean is(Predicate<Jedis> condition) {
    if (!isRunning()) {
      return false;
    }
    try {
      return ask(condition::test);
    } catch (JedisException notReady) {
      return false;
    }
  }

  /**
   * Waits until the server fulfils the condition.
   *
   * @throws IllegalStateException if it does not within two minutes
   */
  void await(Predicate<Jedis> condition) {
    long giveUp = System.nanoTime() + PATIENCE.toNanos();
    while (!is(condition)) {
      if (System.nanoTime() > giveUp) {
        throw new IllegalStateException("the server at " + address() + " is not ready");
      }
      sleep();
    }
  }

  private static void sleep() {
    try {
      TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while a server starts", e);
    }
  }

  /** Returns different ports on which, and on the ports of whose bus, no process listens. */
  static List<Integer> freePorts(int number) {
    return new Random()
        .ints(LOWEST_PORT, LOWEST_PORT + PORTS)
        .distinct()
        .filter(port -> isFree(port) && isFree(port + BUS))
        .limit(number)
        .boxed()
        .toList();
  }

  private static boolean isFree(int port) {
    try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
      return socket.isBound();
    } catch (IOException taken) {
      return false;
    }
  }

  private static File binary() {
    try {
      return ExecutableProvider.newJarResourceProvider().get();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
