package org.jcachehttp.spring;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jcachehttp.http.message.Body;
import org.jcachehttp.http.message.Field;
import org.jcachehttp.http.message.Fields;
import org.jcachehttp.http.message.HttpRequest;
import org.jcachehttp.http.message.HttpResponse;

/** A server on loopback whose responses are numbered, and fresh for a minute. */
public final class Origin implements AutoCloseable {

  private final AtomicInteger requests = new AtomicInteger();
  private final HttpServer server;

  private Origin(HttpServer server) {
    this.server = server;
  }

  public static Origin start() {
    try {
      Origin origin =
          new Origin(
              HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0));
      origin.server.createContext("/", origin::answer);
      origin.server.start();
      return origin;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void answer(HttpExchange exchange) throws IOException {
    byte[] body = ("answer " + requests.incrementAndGet()).getBytes(UTF_8);
    exchange.getResponseHeaders().add("Cache-Control", "max-age=60");
    exchange.getResponseHeaders().add("Content-Type", "text/plain");
    exchange.sendResponseHeaders(200, body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  /** Sends a request, and returns its text only. */
  public HttpResponse send(HttpRequest request) throws IOException {
    try (InputStream body = request.uri().toURL().openStream()) {
      return new HttpResponse(
          200,
          "OK",
          "HTTP/1.1",
          Fields.copyOf(List.of(new Field("Cache-Control", "max-age=60"))),
          Body.of(body.readAllBytes()));
    }
  }

  public String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  public int requests() {
    return requests.get();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
