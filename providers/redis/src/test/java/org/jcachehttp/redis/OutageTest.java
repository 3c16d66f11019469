package org.jcachehttp.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.LongAccumulator;
import java.util.concurrent.atomic.LongAdder;
import org.jcachehttp.storage.ByteStorage;
import org.jcachehttp.storage.Deadline;
import org.jcachehttp.storage.Region;
import org.jcachehttp.storage.ScanCriteria;
import org.jcachehttp.storage.StorageException;
import org.jcachehttp.storage.WriteCondition;
import org.jcachehttp.testkit.Threads;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A server that is not there, goes away, comes back, or never answers. */
@Timeout(120)
class OutageTest {

  /** Twice the default, once for a connection and once for an answer, and a busy machine. */
  private static final Duration BOUND = Duration.ofSeconds(4);

  @Test
  void aServerThatIsNotThereIsNamedByTheFirstOperationAndNotByOpening() {
    int port = RedisProcess.freePort();
    try (ByteStorage storage = Opening.open("redis", "//127.0.0.1:" + port, Map.of())) {
      Region<String, byte[]> region = storage.open("region");
      assertThatThrownBy(() -> region.read("key"))
          .isInstanceOf(StorageException.class)
          .hasMessageContainingAll(
              "redis://127.0.0.1:" + port + "/0", "cannot read an entry", "no connection");
    }
  }

  @Test
  void aServerThatStartsLaterIsFound() {
    int port = RedisProcess.freePort();
    try (ByteStorage storage = Opening.open("redis", "//127.0.0.1:" + port, Map.of())) {
      Region<String, byte[]> region = storage.open("region");
      assertThatThrownBy(() -> region.read("key")).isInstanceOf(StorageException.class);
      RedisProcess server = RedisProcess.start(port);
      awaitWorking(region);
      server.stop();
    }
  }

  @Test
  void everyOperationFailsInBoundedTimeWhileTheServerIsAwayAndWorksWhenItIsBack() {
    try (RedisProcess server = RedisProcess.start();
        ByteStorage storage = Opening.open("redis", server.location(), Map.of())) {
      Region<String, byte[]> region = storage.open("region");
      awaitWorking(region);
      server.stop();
      for (Runnable use : everyUseOf(region)) {
        long start = System.nanoTime();
        assertThatThrownBy(use::run).isInstanceOf(StorageException.class);
        assertThat(since(start)).isLessThan(BOUND);
      }
      server.restart();
      awaitWorking(region);
    }
  }

  @Test
  void trafficSurvivesARestartInItsMidst() {
    AtomicBoolean ended = new AtomicBoolean();
    LongAccumulator slowest = new LongAccumulator(Math::max, 0);
    LongAdder failed = new LongAdder();
    try (RedisProcess server = RedisProcess.start();
        ByteStorage storage = Opening.open("redis", server.location(), Map.of())) {
      Region<String, byte[]> region = storage.open("region");
      awaitWorking(region);
      Threads.run(
          4,
          thread -> {
            if (thread == 0) {
              server.stop();
              awaitFailures(failed);
              server.restart();
              awaitWorking(region);
              ended.set(true);
            }
            while (!ended.get()) {
              use(region, thread, slowest, failed);
            }
          });
      awaitWorking(region);
    }
    assertThat(Duration.ofNanos(slowest.get())).isLessThan(BOUND);
  }

  @Test
  void aServerThatNeverAnswersIsNotWaitedForLong() throws IOException {
    try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        ByteStorage storage =
            Opening.open("redis", "//127.0.0.1:" + silent.getLocalPort(), Map.of())) {
      Region<String, byte[]> region = storage.open("region");
      long start = System.nanoTime();
      assertThatThrownBy(() -> region.read("key")).isInstanceOf(StorageException.class);
      assertThat(since(start)).isLessThan(BOUND);
    }
  }

  private static List<Runnable> everyUseOf(Region<String, byte[]> region) {
    return List.of(
        () -> region.read("key"),
        () -> region.readAll(List.of("key")),
        () -> region.write("key", WriteCondition.any(), Records.ofSize(1)),
        () -> region.write("key", WriteCondition.absent(), Records.ofSize(1)),
        () -> region.writeAll(Map.of("key", Records.ofSize(1))),
        () -> region.touch("key", 1, Deadline.NEVER),
        () -> region.remove("key", WriteCondition.any()),
        () -> region.remove("key", WriteCondition.version(1)),
        () -> region.scan(ScanCriteria.all()).next(),
        region::count,
        region::clear);
  }

  private static void use(
      Region<String, byte[]> region, int thread, LongAccumulator slowest, LongAdder failed) {
    long start = System.nanoTime();
    try {
      region.write("key" + thread, WriteCondition.any(), Records.ofSize(1));
      region.read("key" + thread);
    } catch (StorageException expected) {
      failed.increment();
    }
    slowest.accumulate((System.nanoTime() - start) / 2);
  }

  private static void awaitFailures(LongAdder failed) {
    while (failed.sum() < 20) {
      Thread.onSpinWait();
    }
  }

  /** Until a connection is there again: the class's timeout ends a wait that is in vain. */
  private static void awaitWorking(Region<String, byte[]> region) {
    while (true) {
      try {
        region.write("working", WriteCondition.any(), Records.ofSize(1));
        assertThat(region.read("working")).isPresent();
        return;
      } catch (StorageException notYet) {
        Thread.onSpinWait();
      }
    }
  }

  private static Duration since(long start) {
    return Duration.of(System.nanoTime() - start, TimeUnit.NANOSECONDS.toChronoUnit());
  }
}
