package org.jcachehttp.mongodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.jcachehttp.servers.LocalMongoDb;
import org.jcachehttp.storage.Region;
import org.jcachehttp.storage.StorageException;
import org.jcachehttp.storage.WriteCondition;
import org.jcachehttp.testkit.Threads;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A server that goes and comes back. */
@Timeout(120)
class MongoDbOutageTest {

  /** With room for a machine that does other things as well. */
  private static final Duration BOUNDED = Duration.ofSeconds(10);

  private static final Map<String, String> AS_USERS_DO = Map.of("operation-timeout", "500ms");

  @ParameterizedTest
  @ValueSource(strings = {"mongodb", "gridfs"})
  void withoutAServerEveryOperationFailsSoonAndSaysWhere(String scheme) {
    try (LocalMongoDb server = LocalMongoDb.start("mongodb");
        MongoDbStorage storage = open(scheme, server)) {
      Region<String, byte[]> region = storage.open("region");
      Records.write(region, "key", 10);
      server.stop();
      assertFailsSoon(server, () -> region.read("key"));
      assertFailsSoon(server, () -> Records.write(region, "key", 10));
      assertFailsSoon(server, () -> region.remove("key", WriteCondition.any()));
    }
  }

  @Test
  void aRestartedServerIsUsedAgainByAllWhoWereWorkingWithIt() {
    AtomicInteger failed = new AtomicInteger();
    try (LocalMongoDb server = LocalMongoDb.start("mongodb");
        MongoDbStorage storage = open("mongodb", server)) {
      Region<String, byte[]> region = storage.open("region");
      Threads.run(
          5,
          thread -> {
            if (thread == 0) {
              awaitSuccess(region, "before", failed);
              server.stop();
              awaitFailure(failed);
              server.restart();
              awaitSuccess(region, "after", failed);
            } else {
              useUntil(region, "after", failed);
            }
          });
      assertThat(failed).hasPositiveValue();
    }
  }

  private static void awaitSuccess(
      Region<String, byte[]> region, String key, AtomicInteger failed) {
    while (!succeeds(() -> Records.write(region, key, 10), failed)) {
      Thread.onSpinWait();
    }
  }

  private static void awaitFailure(AtomicInteger failed) {
    while (failed.get() == 0) {
      Thread.onSpinWait();
    }
  }

  /** Works on one entry, whether that fails or not, until another one is there. */
  private static void useUntil(Region<String, byte[]> region, String key, AtomicInteger failed) {
    AtomicInteger found = new AtomicInteger();
    while (found.get() == 0) {
      succeeds(() -> Records.write(region, "key", 10), failed);
      succeeds(() -> region.read(key).ifPresent(record -> found.incrementAndGet()), failed);
    }
  }

  /** Whether it does; any other failure than that of a storage fails the test. */
  private static boolean succeeds(Runnable use, AtomicInteger failed) {
    try {
      use.run();
      return true;
    } catch (StorageException outage) {
      failed.incrementAndGet();
      return false;
    }
  }

  private static void assertFailsSoon(LocalMongoDb server, Runnable use) {
    assertTimeout(
        BOUNDED,
        () ->
            assertThatThrownBy(use::run)
                .isInstanceOf(StorageException.class)
                .hasMessageContaining(server.host())
                .hasMessageContaining("MongoDB runs there"));
  }

  private static MongoDbStorage open(String scheme, LocalMongoDb server) {
    return Opening.open(scheme, "//" + server.host() + "/outage", AS_USERS_DO);
  }
}
