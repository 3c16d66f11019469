package org.jcachehttp.storage.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class PreparationTest {

  private static final Duration LONG = Duration.ofMinutes(1);

  private final AtomicInteger attempts = new AtomicInteger();
  private final AtomicBoolean down = new AtomicBoolean();
  private final CountDownLatch finish = new CountDownLatch(1);
  private final Preparation preparation = new Preparation("preparing", this::work);

  private void work() {
    attempts.incrementAndGet();
    if (down.get()) {
      throw new IllegalArgumentException("no connection");
    }
    awaitFinish();
  }

  private void awaitFinish() {
    try {
      finish.await();
    } catch (InterruptedException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  @Test
  void theWorkIsDoneOnceForAllOperations() throws Exception {
    finish.countDown();
    preparation.begin();
    preparation.await(LONG);
    preparation.await(LONG);
    preparation.begin();
    assertThat(attempts).hasValue(1);
  }

  @Test
  void anOperationWaitsForItsLimitOnlyAndTheWorkGoesOn() throws Exception {
    assertThatThrownBy(() -> preparation.await(Duration.ofMillis(1)))
        .isInstanceOf(TimeoutException.class);
    finish.countDown();
    preparation.await(LONG);
    assertThat(attempts).hasValue(1);
  }

  @Test
  void aFailureIsThrownAndTheNextOperationTriesAgain() throws Exception {
    down.set(true);
    assertThatThrownBy(() -> preparation.await(LONG))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("no connection");
    down.set(false);
    finish.countDown();
    preparation.await(LONG);
    assertThat(attempts).hasValue(2);
  }

  @Test
  void workWhoseResultIsGoneIsRepeated() throws Exception {
    finish.countDown();
    preparation.await(LONG);
    preparation.repeat();
    preparation.await(LONG);
    assertThat(attempts).hasValue(2);
  }
}
