package org.jcachehttp.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.jcachehttp.servers.LocalDynamoDb;
import org.jcachehttp.storage.ByteStorage;
import org.jcachehttp.storage.Region;
import org.jcachehttp.storage.StorageException;
import org.jcachehttp.storage.WriteCondition;
import org.jcachehttp.testkit.Threads;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class OutageTest {

  /** Far more than the two seconds that are allowed, for machines that are busy. */
  private static final Duration LONGEST = Duration.ofSeconds(15);

  @TempDir Path directory;

  @Test
  @Timeout(180)
  void operationsFailInTimeWhileTheServerIsAwayAndWorkAgainAfterwards() {
    Map<String, String> options = Map.of("operation-timeout", "2s", "bulk-timeout", "30s");
    try (LocalDynamoDb server = LocalDynamoDb.in(directory);
        ByteStorage storage = Opening.open(server, "outage", options)) {
      Traffic traffic = new Traffic(storage.open("pages"));
      Threads.run(
          5,
          thread -> {
            if (thread > 0) {
              traffic.run(thread);
              return;
            }
            traffic.awaitMore(traffic.successes);
            server.stop();
            traffic.awaitMore(traffic.failures);
            server.restart();
            traffic.awaitMore(traffic.successes);
            traffic.ended.set(true);
          });
      assertThat(Duration.ofNanos(traffic.slowest.get())).isLessThan(LONGEST);
      assertThat(storage.open("pages").count()).isEqualTo(4);
    }
  }

  @Test
  @Timeout(60)
  void aServerThatNeverAnswersIsGivenUpInTime() throws IOException {
    try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
      Map<String, Object> options =
          Map.of("endpoint", "http://localhost:" + silent.getLocalPort(), "bulk-timeout", "500ms");
      assertThatThrownBy(() -> Opening.at("//table", options))
          .isInstanceOf(StorageException.class)
          .hasMessageContainingAll(
              "dynamodb://table (http://localhost:" + silent.getLocalPort(), "'bulk-timeout'");
    }
  }

  /** Threads that write and read an entry each, and take failures as they come. */
  private static final class Traffic {

    final AtomicInteger successes = new AtomicInteger();
    final AtomicInteger failures = new AtomicInteger();
    final AtomicLong slowest = new AtomicLong();
    final AtomicBoolean ended = new AtomicBoolean();
    private final Region<String, byte[]> region;

    Traffic(Region<String, byte[]> region) {
      this.region = region;
    }

    void run(int thread) {
      while (!ended.get()) {
        long start = System.nanoTime();
        try {
          region.write("key" + thread, WriteCondition.any(), Records.small());
          assertThat(region.read("key" + thread)).isPresent();
          successes.incrementAndGet();
        } catch (StorageException e) {
          failures.incrementAndGet();
        }
        slowest.accumulateAndGet(System.nanoTime() - start, Math::max);
      }
    }

    void awaitMore(AtomicInteger counter) {
      int enough = counter.get() + 20;
      while (counter.get() < enough) {
        Thread.onSpinWait();
      }
    }
  }
}
