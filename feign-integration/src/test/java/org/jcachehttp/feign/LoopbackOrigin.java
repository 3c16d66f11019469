package org.jcachehttp.feign;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/** An HTTP server on a free port that records its requests. */
final class LoopbackOrigin implements AutoCloseable {

  private final List<HttpExchange> requests = new CopyOnWriteArrayList<>();
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final HttpServer server;
  private volatile String body = "";

  LoopbackOrigin() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException noPort) {
      throw new IllegalStateException(noPort);
    }
    server.setExecutor(threads);
    server.start();
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }

  void serves(String path, HttpHandler handler) {
    server.createContext(
        path,
        exchange -> {
          requests.add(exchange);
          body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
          handler.handle(exchange);
        });
  }

  /** Serves a body that is fresh for a minute. */
  void servesFresh(String path, String body) {
    serves(path, answer(200, body, "Cache-Control", "max-age=60"));
  }

  /** Serves a redirect with the Cache-Control. */
  void redirects(String path, int status, String location, String cacheControl) {
    serves(path, answer(status, "", "Location", location, "Cache-Control", cacheControl));
  }

  int requests() {
    return requests.size();
  }

  /** Returns the number of requests for the path. */
  long requestsFor(String path) {
    return requests.stream().filter(seen -> seen.getRequestURI().getPath().equals(path)).count();
  }

  /** Returns the value of a field in the last request; null if the field is missing. */
  @Nullable String lastField(String name) {
    return requests.get(requests.size() - 1).getRequestHeaders().getFirst(name);
  }

  String lastMethod() {
    return requests.get(requests.size() - 1).getRequestMethod();
  }

  /** Returns the content of the last request. */
  String lastBody() {
    return body;
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /** Returns a URL of the same server that counts as another origin. */
  String otherUrl() {
    return "http://localhost:" + server.getAddress().getPort();
  }

  /** Answers with fields, given as alternating names and values. */
  static HttpHandler answer(int status, String body, String... fields) {
    return exchange -> {
      for (int i = 0; i < fields.length; i += 2) {
        exchange.getResponseHeaders().add(fields[i], fields[i + 1]);
      }
      respond(exchange, status, body.getBytes(UTF_8));
    };
  }

  /** Answers with an entity tag, and with 304 if the request has the tag. */
  static HttpHandler tagged(String tag, String body, String cacheControl) {
    return exchange -> {
      boolean known = tag.equals(exchange.getRequestHeaders().getFirst("If-None-Match"));
      answer(known ? 304 : 200, known ? "" : body, "ETag", tag, "Cache-Control", cacheControl)
          .handle(exchange);
    };
  }

  /** Sends a whole response. */
  static void respond(HttpExchange exchange, int status, byte[] body) throws IOException {
    respond(exchange, status, body, body.length);
  }

  /** Sends a response with the announced length, which may differ from the actual length. */
  static void respond(HttpExchange exchange, int status, byte[] body, long announced)
      throws IOException {
    try (exchange) {
      exchange.sendResponseHeaders(status, announced == 0 ? -1 : announced);
      if (announced > 0) {
        OutputStream out = exchange.getResponseBody();
        out.write(body);
        out.flush();
      }
    }
  }
}
