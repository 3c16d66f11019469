package org.jcachehttp.http.internal.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import javax.cache.CacheException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** With one thread, and a queue for one operation. */
@Timeout(value = 30, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class StoreTimeoutTest {

  private final StoreTimeout longTimeout = new StoreTimeout(Duration.ofMinutes(1), 1, 1);
  private final StoreTimeout shortTimeout = new StoreTimeout(Duration.ofMillis(5), 1, 1);
  private final CountDownLatch end = new CountDownLatch(1);
  private final AtomicInteger begun = new AtomicInteger();

  @AfterEach
  void ends() {
    end.countDown();
    longTimeout.close();
    shortTimeout.close();
  }

  /** An operation that hangs for the rest of the test. */
  private boolean hang() {
    begun.incrementAndGet();
    try {
      end.await();
    } catch (InterruptedException interrupted) {
      throw new AssertionError("an operation on a cache is never interrupted", interrupted);
    }
    return true;
  }

  /** On a busy machine a thread may take longer to begin than an operation may take. */
  private void occupyTheThread() {
    while (begun.get() == 0) {
      assertThatThrownBy(() -> shortTimeout.run(this::hang)).isInstanceOf(CacheException.class);
    }
  }

  @Test
  void theResultIsThatOfTheOperation() throws InterruptedException {
    assertThat(longTimeout.<String>run(() -> Thread.currentThread().getName()))
        .isEqualTo("jcache-http-store");
  }

  @Test
  void theFailureIsThatOfTheOperation() {
    CacheException failure = new CacheException("connection lost");
    assertThatThrownBy(() -> longTimeout.run(failing(failure))).isSameAs(failure);
  }

  private static Supplier<String> failing(CacheException failure) {
    return () -> {
      throw failure;
    };
  }

  @Test
  void anOperationThatExceedsTheLimitFails() {
    assertThatThrownBy(() -> shortTimeout.run(this::hang))
        .isInstanceOf(CacheException.class)
        .hasMessage("no response within 5 ms");
  }

  @Test
  void aQueuedOperationThatExceedsTheLimitNeverRuns() throws InterruptedException {
    occupyTheThread();
    assertThatThrownBy(() -> shortTimeout.run(begun::incrementAndGet))
        .hasMessageContaining("no response");
    end.countDown();
    assertThat(eventually("next")).isEqualTo("next");
    assertThat(begun).hasValue(1);
  }

  private String eventually(String result) throws InterruptedException {
    while (true) {
      try {
        return shortTimeout.run(() -> result);
      } catch (CacheException notYet) {
        Thread.onSpinWait();
      }
    }
  }

  @Test
  void anOperationFailsAtOnceIfTheQueueIsFull() {
    occupyTheThread();
    assertThatThrownBy(() -> shortTimeout.run(this::hang)).hasMessageContaining("no response");
    assertThatThrownBy(() -> shortTimeout.run(this::hang))
        .hasMessageContaining("too many operations");
  }
}
