package org.jcachehttp.benchmarks;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import org.jcachehttp.servers.LocalServer;

/** A server in a JVM of its own, so that its CPU time is not that of the process that measures. */
public final class ServerProcess implements AutoCloseable {

  private static final String READY = "ready ";

  private final Process process;
  private final URI uri;

  private ServerProcess(Process process, URI uri) {
    this.process = process;
    this.uri = uri;
  }

  /** Starts an empty server for the scheme of a backend. */
  static ServerProcess start(String scheme) throws IOException {
    Process process =
        new ProcessBuilder(
                List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-Xmx512m",
                    "-cp",
                    System.getProperty("java.class.path"),
                    ServerProcess.class.getName(),
                    scheme))
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    String ready =
        process
            .inputReader()
            .lines()
            .filter(line -> line.startsWith(READY))
            .findFirst()
            .orElseThrow(() -> new IOException("no server for " + scheme));
    return new ServerProcess(process, URI.create(ready.substring(READY.length())));
  }

  /** Runs a server until the process that started this one closes its input or ends. */
  public static void main(String[] arguments) throws IOException {
    try (LocalServer server = LocalServer.of(arguments[0])) {
      System.out.println(READY + server.uri("benchmarks"));
      while (System.in.read() >= 0) {
        // Nothing is sent.
      }
    }
    System.exit(0);
  }

  /** Returns the URI of an empty database or table. */
  URI uri() {
    return uri;
  }

  @Override
  public void close() {
    process.destroy();
    process.onExit().join();
  }
}
