package org.jcachehttp.testkit;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.jcachehttp.storage.ByteStorage;
import org.jcachehttp.storage.Deadline;
import org.jcachehttp.storage.Region;
import org.jcachehttp.storage.ScanCriteria;
import org.jcachehttp.storage.StorageConfigurationException;
import org.jcachehttp.storage.StorageException;
import org.jcachehttp.storage.WriteCondition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.function.Executable;

/**
 * What a storage on a server guarantees while the server is down: each operation fails in bounded
 * time with a {@link StorageException} that names the server, and succeeds again after a restart.
 */
@Timeout(180)
public abstract class OutageContract {

  /** More than any operation may take, with room for a busy machine. */
  protected static final Duration MAX_DURATION = Duration.ofSeconds(15);

  private static final int THREADS = 4;

  /** Starts the server under test, each time at the same address. It may be empty. */
  protected abstract void startServer();

  /** Stops the server under test; does nothing if it is down. */
  protected abstract void stopServer();

  /**
   * {@return a storage on the server, which is up, with timeouts below {@link #MAX_DURATION}} The
   * contract closes it.
   */
  protected abstract ByteStorage openStorage();

  /** {@return a text that the message of each failure contains, such as the server's address} */
  protected abstract String failureMessage();

  @Test
  void everyOperationFailsInBoundedTimeDuringAnOutageAndSucceedsAfterIt() {
    startServer();
    try (ByteStorage storage = openStorage()) {
      Region<String, byte[]> region = open(storage);
      awaitSuccess(region);
      stopServer();
      operations(region).forEach(this::assertFailsInBoundedTime);
      assertFailsInBoundedTime("ping", storage::ping);
      startServer();
      awaitSuccess(region);
      awaitSuccess(storage::ping);
    } finally {
      stopServer();
    }
  }

  @Test
  void concurrentCallersSurviveAnOutage() {
    startServer();
    try (ByteStorage storage = openStorage()) {
      Traffic traffic = new Traffic(open(storage));
      Threads.run(
          1 + THREADS,
          thread -> {
            if (thread == 0) {
              restartAmid(traffic);
            } else {
              traffic.run(thread);
            }
          });
      assertThat(traffic.slowest()).isLessThan(MAX_DURATION);
    } finally {
      stopServer();
    }
  }

  private void restartAmid(Traffic traffic) {
    try {
      traffic.awaitSuccesses();
      stopServer();
      traffic.awaitFailures();
      startServer();
      traffic.awaitSuccesses();
    } finally {
      traffic.end();
    }
  }

  private void assertFailsInBoundedTime(String name, Executable operation) {
    assertTimeout(
        MAX_DURATION,
        () ->
            assertThatThrownBy(operation::execute)
                .as(name)
                .isInstanceOf(StorageException.class)
                .isNotInstanceOf(StorageConfigurationException.class)
                .hasMessageContaining(failureMessage()));
  }

  private static Map<String, Executable> operations(Region<String, byte[]> region) {
    return Map.ofEntries(
        Map.entry("read", () -> region.read("key")),
        Map.entry("readAll", () -> region.readAll(List.of("key"))),
        Map.entry("write any", () -> TestRecords.write(region, "key", 1)),
        Map.entry(
            "write absent",
            () -> region.write("key", WriteCondition.absent(), TestRecords.ofSize(1))),
        Map.entry("writeAll", () -> region.writeAll(Map.of("key", TestRecords.ofSize(1)))),
        Map.entry("touch", () -> region.touch("key", 1, Deadline.NEVER)),
        Map.entry("remove any", () -> region.remove("key", WriteCondition.any())),
        Map.entry("remove version", () -> region.remove("key", WriteCondition.version(1))),
        Map.entry("scan", () -> region.scan(ScanCriteria.all()).next()),
        Map.entry("count", region::count),
        Map.entry("clear", region::clear));
  }

  /**
   * Waits until a write and a read succeed.
   *
   * @param region a region of a storage on the server
   */
  protected static void awaitSuccess(Region<String, byte[]> region) {
    awaitSuccess(
        () -> {
          TestRecords.write(region, "awaited", 1);
          region.read("awaited");
        });
  }

  /** Retries, because a busy machine may exceed the short timeouts of the storage. */
  private static Region<String, byte[]> open(ByteStorage storage) {
    AtomicReference<Region<String, byte[]>> region = new AtomicReference<>();
    awaitSuccess(() -> region.set(storage.open("region")));
    return requireNonNull(region.get());
  }

  private static void awaitSuccess(Runnable operation) {
    Await.until(
        () -> {
          try {
            operation.run();
            return true;
          } catch (StorageException unavailable) {
            return false;
          }
        });
  }
}
