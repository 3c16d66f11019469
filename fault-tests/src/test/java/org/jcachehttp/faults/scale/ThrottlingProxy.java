package org.jcachehttp.faults.scale;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.LongAdder;

/**
 * An HTTP proxy before DynamoDB Local that throttles requests as the service does: by errors, and
 * by parts of batches that it leaves unprocessed.
 */
final class ThrottlingProxy implements AutoCloseable {

  static {
    // Without it, the end of each answer waits 40 ms for an acknowledgement of its beginning.
    System.setProperty("sun.net.httpserver.nodelay", "true");
  }

  private static final List<String> CODES =
      List.of(
          "ProvisionedThroughputExceededException", "ThrottlingException", "RequestLimitExceeded");

  private static final List<String> FORWARDED =
      List.of("X-Amz-Target", "Content-Type", "Authorization", "X-Amz-Date");

  private final URI target;
  private final HttpServer server;
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final LongAdder requests = new LongAdder();
  private final LongAdder errors = new LongAdder();
  private final LongAdder partialBatches = new LongAdder();
  private volatile double share;

  private ThrottlingProxy(URI target) throws IOException {
    this.target = target;
    this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext("/", this::answer);
    server.start();
  }

  /** Starts a proxy that throttles nothing. */
  static ThrottlingProxy before(URI target) throws IOException {
    return new ThrottlingProxy(target);
  }

  /** Returns the URI of a table behind this proxy. */
  URI uri(String table, String operationTimeout) {
    return URI.create(
        "dynamodb://%s?region=eu-west-1&endpoint=http://localhost:%d&operation-timeout=%s"
            .formatted(table, server.getAddress().getPort(), operationTimeout));
  }

  /** Throttles that share of the requests, from 0 to 1, chosen at random. */
  void throttle(double shareOfRequests) {
    share = shareOfRequests;
  }

  /** Returns the number of requests so far. */
  long requests() {
    return requests.sum();
  }

  /** Returns the number of requests that were answered with an error. */
  long errors() {
    return errors.sum();
  }

  /** Returns the number of batches that were processed in part or not at all. */
  long partialBatches() {
    return partialBatches.sum();
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      byte[] request = exchange.getRequestBody().readAllBytes();
      requests.increment();
      ThreadLocalRandom random = ThreadLocalRandom.current();
      if (random.nextDouble() >= share) {
        send(exchange, forwarded(exchange, request));
        return;
      }
      Optional<PartialBatch> batch =
          random.nextBoolean() ? PartialBatch.of(request, share) : Optional.empty();
      if (batch.isPresent()) {
        partialBatches.increment();
        send(exchange, process(exchange, batch.get()));
      } else {
        errors.increment();
        send(exchange, new Answer(400, error(CODES.get(random.nextInt(CODES.size())))));
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private Answer process(HttpExchange exchange, PartialBatch batch)
      throws IOException, InterruptedException {
    Optional<byte[]> processed = batch.processed();
    Answer answer =
        processed.isPresent()
            ? forwarded(exchange, processed.get())
            : new Answer(200, "{}".getBytes(UTF_8));
    return answer.status() == 200 ? new Answer(200, batch.withUnprocessed(answer.body())) : answer;
  }

  /** What the proxy sends; the checksum of the server's answer is left out, as it may differ. */
  @SuppressWarnings("ArrayRecordComponent") // It is never compared.
  private record Answer(int status, byte[] body) {}

  private Answer forwarded(HttpExchange exchange, byte[] body)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(target).POST(HttpRequest.BodyPublishers.ofByteArray(body));
    for (String name : FORWARDED) {
      String value = exchange.getRequestHeaders().getFirst(name);
      if (value != null) {
        request.header(name, value);
      }
    }
    HttpResponse<byte[]> response =
        client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    return new Answer(response.statusCode(), response.body());
  }

  private static void send(HttpExchange exchange, Answer answer) throws IOException {
    exchange.getResponseHeaders().set("Content-Type", "application/x-amz-json-1.0");
    exchange.sendResponseHeaders(answer.status(), answer.body().length);
    exchange.getResponseBody().write(answer.body());
  }

  private static byte[] error(String code) {
    return "{\"__type\":\"com.amazonaws.dynamodb.v20120810#%s\",\"message\":\"slow down\"}"
        .formatted(code)
        .getBytes(UTF_8);
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
