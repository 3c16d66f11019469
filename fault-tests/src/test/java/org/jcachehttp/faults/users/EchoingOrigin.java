package org.jcachehttp.faults.users;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jcachehttp.http.message.Fields;

/**
 * A server whose responses repeat the secret of the request at random places, and whose private
 * responses contain the user's name. Some requests have no response.
 */
final class EchoingOrigin implements AutoCloseable {

  private static final int MAX_DELAY_MILLIS = 4;
  private static final int LOST_OF = 25;

  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final Random random;
  private final HttpServer server;

  EchoingOrigin(Random random) throws IOException {
    this.random = random;
    this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext("/", this::handle);
    server.start();
  }

  /** Returns the origin's part of a URL. */
  String location() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      exchange.getRequestBody().readAllBytes();
      // Equal requests meet here, so that they are collapsed.
      Thread.sleep(random.nextInt(MAX_DELAY_MILLIS));
      if (random.nextInt(LOST_OF) > 0) {
        send(exchange, EchoingAnswer.to(asked(exchange), random));
      }
    } catch (InterruptedException end) {
      Thread.currentThread().interrupt();
    }
  }

  private static EchoingAnswer.Asked asked(HttpExchange exchange) {
    String query = exchange.getRequestURI().getRawQuery();
    return new EchoingAnswer.Asked(
        exchange.getRequestMethod(),
        exchange.getRequestURI().getPath(),
        query == null ? "" : query,
        Fields.of(exchange.getRequestHeaders()));
  }

  private static void send(HttpExchange exchange, EchoingAnswer answer) throws IOException {
    Headers headers = exchange.getResponseHeaders();
    answer.fields().forEach(field -> headers.add(field.name(), field.value()));
    byte[] body = answer.body().getBytes(UTF_8);
    boolean bodiless = exchange.getRequestMethod().equals("HEAD") || body.length == 0;
    exchange.sendResponseHeaders(answer.status(), bodiless ? -1 : body.length);
    if (!bodiless) {
      exchange.getResponseBody().write(body);
    }
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
