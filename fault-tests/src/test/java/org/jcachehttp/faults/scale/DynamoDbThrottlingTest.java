package org.jcachehttp.faults.scale;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jcachehttp.faults.report.Form;
import org.jcachehttp.faults.report.Measurement;
import org.jcachehttp.servers.LocalDynamoDb;
import org.jcachehttp.testkit.processes.Store;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** DynamoDB throttles a part of the requests, then all of them, then none, again and again. */
@Timeout(1200)
class DynamoDbThrottlingTest {

  private static final Duration SPAN = Form.span(Duration.ofSeconds(45), Duration.ofMinutes(10));
  private static final double PART = 0.2;
  private static final double ALL = 1;
  private static final double NONE = 0;

  /** Shorter than the timeout of the patient application, and longer than that of the other. */
  private static final long ALL_MILLIS = 2_000;

  private static final String PATIENT = "30s";
  private static final String IMPATIENT = "500ms";
  private static final String TABLE = "scale";

  private final Measurement row =
      Measurement.of(
          "requests throttled",
          "dynamodb",
          ("mixed traffic of 2 applications while a fifth of the requests and batches is throttled,"
              + " and in turn all for 2 s; tries are HTTP calls, increments, reads and batches"));

  @Test
  void noCallFailsAndNoAcknowledgedIncrementIsLost() throws Exception {
    try (LocalDynamoDb server = LocalDynamoDb.inMemory();
        ThrottlingProxy proxy = ThrottlingProxy.before(server.endpoint());
        MixedTraffic patient = MixedTraffic.start(proxy.uri(TABLE, PATIENT), row);
        MixedTraffic impatient = MixedTraffic.start(proxy.uri(TABLE, IMPATIENT), row);
        BatchCalls batches = BatchCalls.start(Store.open(proxy.uri("batches", PATIENT)), row)) {
      patient.awaitCalls();
      throttleInTurn(proxy, patient);
      for (MixedTraffic traffic : List.of(patient, impatient)) {
        traffic.end();
      }
      batches.end();
      MixedTraffic.findIncrements(List.of(patient, impatient), row);
      assertThat(proxy.errors()).isPositive();
      assertThat(proxy.partialBatches()).isPositive();
      assertThat(patient.failures()).as("within a timeout longer than the throttling").isZero();
    }
    row.end();
  }

  private static void throttleInTurn(ThrottlingProxy proxy, MixedTraffic traffic)
      throws InterruptedException {
    long end = System.nanoTime() + SPAN.toNanos();
    while (System.nanoTime() < end) {
      proxy.throttle(PART);
      traffic.awaitCalls();
      proxy.throttle(ALL);
      TimeUnit.MILLISECONDS.sleep(ALL_MILLIS);
      proxy.throttle(NONE);
      traffic.awaitCalls();
    }
  }
}
