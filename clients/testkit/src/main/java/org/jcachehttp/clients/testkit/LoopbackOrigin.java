package org.jcachehttp.clients.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** An HTTP server on a free port of the loopback interface that records its requests. */
public final class LoopbackOrigin implements AutoCloseable {

  static {
    // Otherwise each response on a kept connection waits 40 ms for an acknowledgement.
    System.setProperty("sun.net.httpserver.nodelay", "true");
  }

  private final List<HttpExchange> requests = new CopyOnWriteArrayList<>();
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final HttpServer server;
  private volatile byte[] content = {};

  /** Starts the server. */
  public LoopbackOrigin() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException noPort) {
      throw new UncheckedIOException(noPort);
    }
    server.setExecutor(threads);
    server.start();
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }

  /**
   * Serves a path and the paths below it.
   *
   * @param path the path, with a slash at its beginning
   * @param handler responds to each request, whose content was read
   */
  public void serves(String path, HttpHandler handler) {
    server.createContext(
        path,
        exchange -> {
          requests.add(exchange);
          content = exchange.getRequestBody().readAllBytes();
          handler.handle(exchange);
        });
  }

  /**
   * Serves a path, and responds before it reads the content of a request.
   *
   * @param path the path, with a slash at its beginning
   * @param status the status code
   * @param body the text
   */
  public void servesEarly(String path, int status, String body) {
    byte[] bytes = body.getBytes(UTF_8);
    server.createContext(
        path,
        exchange -> {
          requests.add(exchange);
          try (exchange) {
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.getResponseBody().flush();
            // A connection with content that was not read is reset, and the response may be lost.
            content = exchange.getRequestBody().readAllBytes();
          }
        });
  }

  /**
   * Serves a text.
   *
   * @param path the path
   * @param body the text
   * @param fields alternating names and values of response fields
   */
  public void serves(String path, String body, String... fields) {
    serves(path, answer(200, body, fields));
  }

  /**
   * Serves a text that is fresh for a minute.
   *
   * @param path the path
   * @param body the text
   */
  public void servesFresh(String path, String body) {
    serves(path, body, "Cache-Control", "max-age=60");
  }

  /**
   * Serves a redirection.
   *
   * @param path the path
   * @param status the status code
   * @param location the value of Location
   * @param cacheControl the value of Cache-Control
   */
  public void redirects(String path, int status, String location, String cacheControl) {
    serves(path, answer(status, "", "Location", location, "Cache-Control", cacheControl));
  }

  /** {@return the number of requests} */
  public int requests() {
    return requests.size();
  }

  /**
   * {@return the number of requests for a path}
   *
   * @param path the path
   */
  public long requestsFor(String path) {
    return paths().stream().filter(path::equals).count();
  }

  /** {@return the paths of the requests, in order} */
  public List<String> paths() {
    return requests.stream().map(request -> request.getRequestURI().getPath()).toList();
  }

  /**
   * {@return the value of a field in the last request; empty if it has no such field}
   *
   * @param name the field name
   */
  public Optional<String> lastField(String name) {
    return Optional.ofNullable(last().getRequestHeaders().getFirst(name));
  }

  /** {@return the method of the last request} */
  public String lastMethod() {
    return last().getRequestMethod();
  }

  /** {@return the content of the last request} */
  public byte[] lastContent() {
    return content.clone();
  }

  private HttpExchange last() {
    return requests.get(requests.size() - 1);
  }

  /** {@return the URL of the server, without a slash at its end} */
  public String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /** {@return a URL of the same server that counts as another origin} */
  public String otherUrl() {
    return "http://localhost:" + server.getAddress().getPort();
  }

  /**
   * {@return a handler that responds with a text}
   *
   * @param status the status code
   * @param body the text
   * @param fields alternating names and values of response fields
   */
  public static HttpHandler answer(int status, String body, String... fields) {
    return answer(status, body.getBytes(UTF_8), fields);
  }

  /**
   * {@return a handler that responds with bytes}
   *
   * @param status the status code
   * @param body the bytes
   * @param fields alternating names and values of response fields
   */
  public static HttpHandler answer(int status, byte[] body, String... fields) {
    return exchange -> {
      add(exchange, fields);
      respond(exchange, status, body);
    };
  }

  /**
   * {@return a handler that responds with an entity tag, and with 304 to a request that has the
   * tag}
   *
   * @param tag the entity tag, with its quotation marks
   * @param body the text
   * @param fields alternating names and values of further response fields
   */
  public static HttpHandler tagged(String tag, String body, String... fields) {
    return exchange -> {
      boolean known = tag.equals(exchange.getRequestHeaders().getFirst("If-None-Match"));
      exchange.getResponseHeaders().add("ETag", tag);
      answer(known ? 304 : 200, known ? "" : body, fields).handle(exchange);
    };
  }

  /**
   * Adds fields to a response.
   *
   * @param exchange the exchange
   * @param fields alternating names and values of response fields
   */
  public static void add(HttpExchange exchange, String... fields) {
    for (int i = 0; i < fields.length; i += 2) {
      exchange.getResponseHeaders().add(fields[i], fields[i + 1]);
    }
  }

  private static void respond(HttpExchange exchange, int status, byte[] body) throws IOException {
    try (exchange) {
      boolean hasContent = body.length > 0 && !exchange.getRequestMethod().equals("HEAD");
      if (exchange.getRequestMethod().equals("HEAD")) {
        add(exchange, "Content-Length", Integer.toString(body.length));
      }
      exchange.sendResponseHeaders(status, hasContent ? body.length : -1);
      if (hasContent) {
        OutputStream out = exchange.getResponseBody();
        out.write(body);
        out.flush();
      }
    }
  }
}
