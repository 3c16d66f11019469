package org.jcachehttp.dynamodb;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.jcachehttp.storage.ByteStorage;
import org.jcachehttp.storage.ReadOnlyStorageException;
import org.jcachehttp.storage.Region;
import org.jcachehttp.storage.StorageException;
import org.jcachehttp.storage.WriteCondition;
import org.jcachehttp.testkit.TestRecords;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Errors of the service that DynamoDB Local does not produce, from a simulated server. */
class ServiceFailuresTest {

  private static final String THROTTLED =
      error("ProvisionedThroughputExceededException", "The level of throughput was exceeded");
  private static final String BROKEN = error("InternalServerError", "Something went wrong");

  /** The pauses between so many attempts are shorter than the timeout. */
  private static final int MANY = 10;

  private final AtomicInteger failures = new AtomicInteger();
  private final AtomicInteger requests = new AtomicInteger();
  private final HttpServer server;
  private final ByteStorage storage;
  private final Region<String, byte[]> region;
  private volatile int status = 400;
  private volatile String failure = THROTTLED;

  ServiceFailuresTest() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.start();
    storage =
        Opening.at(
            "//table",
            Map.of(
                "endpoint",
                "http://localhost:" + server.getAddress().getPort(),
                "create-table",
                "false",
                "bulk-timeout",
                "5s",
                "operation-timeout",
                "5s"));
    region = storage.open("pages");
  }

  @BeforeEach
  void forgetTheOpening() {
    storage.ping();
    requests.set(0);
  }

  @AfterEach
  void stop() {
    storage.close();
    server.stop(0);
  }

  @Test
  void aThrottledChangeIsRepeated() {
    failures.set(2);
    assertThat(region.write("k", WriteCondition.absent(), TestRecords.ofSize(100))).isTrue();
    assertThat(requests).hasValue(3);
  }

  /** The service throttles until it has split a partition, and answers with one of these codes. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "ProvisionedThroughputExceededException",
        "ThrottlingException",
        "RequestLimitExceeded"
      })
  void whatIsThrottledForSecondsIsRepeatedUntilTheTimeout(String code) {
    failure = error(code, "slow down");
    failures.set(MANY);
    assertThat(region.write("k", WriteCondition.absent(), TestRecords.ofSize(100))).isTrue();
    failures.set(MANY);
    assertThat(region.read("k")).isEmpty();
    assertThat(requests).hasValue(2 * (MANY + 1));
  }

  /** An outage is found soon: a caller can do without a cache. */
  @Test
  void aReadThatFailsOtherwiseIsRepeatedAFewTimesOnly() {
    fail(500, BROKEN);
    assertThatThrownBy(() -> region.read("k")).isInstanceOf(StorageException.class);
    assertThat(requests).hasValue(5);
  }

  @Test
  void aChangeThatIsThrottledForLongFailsAndSaysSo() {
    failures.set(Integer.MAX_VALUE);
    assertThatThrownBy(() -> region.write("k", WriteCondition.absent(), TestRecords.ofSize(100)))
        .isInstanceOf(StorageException.class)
        .hasMessageContainingAll("dynamodb://table", "throttled", "capacity");
  }

  @Test
  void aChangeOfUnknownOutcomeIsNotRepeated() {
    fail(500, BROKEN);
    assertThatThrownBy(() -> region.write("k", WriteCondition.absent(), TestRecords.ofSize(100)))
        .isInstanceOf(StorageException.class);
    assertThatThrownBy(() -> region.remove("k", WriteCondition.any()))
        .isInstanceOf(StorageException.class);
    assertThat(requests).hasValue(2);
  }

  @Test
  void aReadIsRepeated() {
    fail(500, BROKEN);
    failures.set(2);
    assertThat(region.read("k")).isEmpty();
    assertThat(requests).hasValue(3);
  }

  @Test
  void whatABatchLeavesUnprocessedIsSentAgain() {
    fail(200, "unprocessed");
    failures.set(2);
    region.writeAll(Map.of("a", TestRecords.ofSize(100), "b", TestRecords.ofSize(100)));
    assertThat(requests).hasValue(3);
  }

  @Test
  void whatABatchLeavesUnprocessedForLongFailsAndSaysSo() {
    fail(200, "unprocessed");
    assertThatThrownBy(() -> region.writeAll(Map.of("a", TestRecords.ofSize(100))))
        .isInstanceOf(StorageException.class)
        .hasMessageContainingAll("1 items unprocessed", "'bulk-timeout'");
  }

  @Test
  void aMissingPermissionToWriteNamesIt() {
    fail(400, error("AccessDeniedException", "User u is not authorized: dynamodb:PutItem on t"));
    assertThatThrownBy(() -> region.write("k", WriteCondition.any(), TestRecords.ofSize(100)))
        .isInstanceOf(ReadOnlyStorageException.class)
        .hasMessageContainingAll("dynamodb:PutItem", "IAM policy");
  }

  private void fail(int with, String answer) {
    status = with;
    failure = answer;
    failures.set(Integer.MAX_VALUE);
  }

  private static String error(String type, String message) {
    return "{\"__type\":\"com.amazonaws.dynamodb.v20120810#%s\",\"message\":\"%s\"}"
        .formatted(type, message);
  }

  private void answer(HttpExchange exchange) throws IOException {
    requests.incrementAndGet();
    String request = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
    boolean failing = failures.getAndUpdate(left -> Math.max(0, left - 1)) > 0;
    String text = failing ? failure.replace("unprocessed", unprocessed(request)) : "{}";
    byte[] body = text.getBytes(UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/x-amz-json-1.0");
    exchange.sendResponseHeaders(failing ? status : 200, body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  private static String unprocessed(String request) {
    return request.replace("RequestItems", "UnprocessedItems");
  }
}
