package org.jcachehttp.feign;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** A real origin on a free port, which counts its requests. */
final class LoopbackOrigin implements BeforeEachCallback, AfterEachCallback {

  private final AtomicInteger requests = new AtomicInteger();
  private @Nullable HttpServer server;

  @Override
  public void beforeEach(ExtensionContext context) throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.start();
  }

  @Override
  public void afterEach(ExtensionContext context) {
    server().stop(0);
  }

  void serves(String path, HttpHandler handler) {
    server()
        .createContext(
            path,
            exchange -> {
              requests.incrementAndGet();
              exchange.getRequestBody().readAllBytes();
              handler.handle(exchange);
            });
  }

  int requests() {
    return requests.get();
  }

  String url() {
    return "http://127.0.0.1:" + server().getAddress().getPort();
  }

  private HttpServer server() {
    if (server == null) {
      throw new IllegalStateException("no test is running");
    }
    return server;
  }

  /** Sends a whole response. */
  static void respond(HttpExchange exchange, int status, byte[] body) throws IOException {
    respond(exchange, status, body, body.length);
  }

  /** Sends a response that announces another length than it has. */
  static void respond(HttpExchange exchange, int status, byte[] body, long announced)
      throws IOException {
    try (exchange) {
      exchange.sendResponseHeaders(status, announced);
      OutputStream out = exchange.getResponseBody();
      out.write(body);
      out.flush();
    }
  }
}
