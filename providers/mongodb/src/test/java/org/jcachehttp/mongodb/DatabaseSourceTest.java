package org.jcachehttp.mongodb;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.MongoTimeoutException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class DatabaseSourceTest {

  private static final Duration LONG = Duration.ofSeconds(30);
  private static final Duration SHORT = Duration.ofMillis(50);

  /** An operation may be under way when the storage is closed. */
  @Test
  void itOpensNoClientAfterItWasClosed() {
    DatabaseSource source =
        new DatabaseSource(
            "forum",
            () -> {
              throw new AssertionError("a client that is never closed");
            },
            client -> {});
    source.close();
    assertThatThrownBy(() -> source.get(LONG))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage(DatabaseSource.CLOSED);
  }

  /** The name service of a {@code +srv} address may not answer for minutes. */
  @Test
  void aUseWaitsNoLongerThanItsLimitForTheNameServiceAndCloseDoesNotWait() throws Exception {
    CountDownLatch resolved = new CountDownLatch(1);
    CompletableFuture<MongoClient> released = new CompletableFuture<>();
    DatabaseSource source =
        new DatabaseSource("forum", () -> connectAfter(resolved), released::complete);
    assertThatThrownBy(() -> source.get(SHORT))
        .isInstanceOf(MongoTimeoutException.class)
        .hasMessageStartingWith("the client was not created in 50 ms");
    source.close();
    assertThat(released).as("the client that is still being created").isNotDone();
    resolved.countDown();
    released.get(30, SECONDS).close();
  }

  /** A driver of another version than that of the application may lack a class or method. */
  @Test
  void anErrorOfTheDriverIsSaidAndTheClientIsCreatedAgain() {
    AtomicInteger calls = new AtomicInteger();
    try (DatabaseSource source =
        new DatabaseSource(
            "forum",
            () -> {
              if (calls.incrementAndGet() == 1) {
                throw new NoSuchMethodError("MongoClientSettings.builder");
              }
              return MongoClients.create("mongodb://127.0.0.1:1");
            },
            MongoClient::close)) {
      assertThatThrownBy(() -> source.get(LONG))
          .isInstanceOf(NoSuchMethodError.class)
          .hasMessage("MongoClientSettings.builder");
      assertThat(source.get(LONG).getName()).isEqualTo("forum");
    }
  }

  private static MongoClient connectAfter(CountDownLatch resolved) {
    try {
      resolved.await();
    } catch (InterruptedException interrupted) {
      throw new IllegalStateException(interrupted);
    }
    return MongoClients.create("mongodb://127.0.0.1:1");
  }
}
