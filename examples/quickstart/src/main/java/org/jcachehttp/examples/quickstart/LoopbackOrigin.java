package org.jcachehttp.examples.quickstart;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.concurrent.TimeUnit;

/** A server on the loopback interface with one endpoint that takes a second. */
final class LoopbackOrigin implements AutoCloseable {

  private static final String PATH = "/slow";

  private final HttpServer server;

  private LoopbackOrigin(HttpServer server) {
    this.server = server;
  }

  /**
   * Starts the server.
   *
   * @throws QuickstartException if the port is busy
   */
  static LoopbackOrigin start(int port) {
    try {
      HttpServer server =
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
      server.createContext(PATH, LoopbackOrigin::answerSlowly);
      server.start();
      return new LoopbackOrigin(server);
    } catch (IOException busy) {
      throw new QuickstartException(
          "port " + port + " is busy (" + busy.getMessage() + "); choose another with --port",
          busy);
    }
  }

  private static void answerSlowly(HttpExchange exchange) throws IOException {
    byte[] body = "{\"answer\": 42}".getBytes(UTF_8);
    try (exchange) {
      TimeUnit.SECONDS.sleep(1);
      exchange.getResponseHeaders().add("Content-Type", "application/json");
      exchange.getResponseHeaders().add("Cache-Control", "max-age=3600");
      exchange.sendResponseHeaders(200, body.length);
      exchange.getResponseBody().write(body);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  /** Returns the URL of the slow endpoint. */
  URI slowPage() {
    return URI.create("http://localhost:" + server.getAddress().getPort() + PATH);
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
