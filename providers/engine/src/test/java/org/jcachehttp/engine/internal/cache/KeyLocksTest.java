package org.jcachehttp.engine.internal.cache;

import static java.util.Objects.requireNonNull;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class KeyLocksTest {

  private final KeyLocks<Object> locks = new KeyLocks<>();
  private final ExecutorService threads = Executors.newCachedThreadPool();

  @AfterEach
  void stopThreads() {
    threads.shutdownNow();
  }

  @Test
  void oneThreadAtATimeHoldsAKey() throws Exception {
    int[] counter = {0};
    List<Future<?>> running = new ArrayList<>();
    for (int thread = 0; thread < 8; thread++) {
      running.add(
          threads.submit(() -> repeat(1_000, () -> locks.holding("k", () -> counter[0]++))));
    }
    for (Future<?> each : running) {
      each.get();
    }
    assertThat(counter[0]).isEqualTo(8_000);
  }

  @Test
  void equalKeysHaveOneLock() throws Exception {
    CountDownLatch entered = new CountDownLatch(1);
    CountDownLatch leave = new CountDownLatch(1);
    threads.execute(() -> locks.holding(List.of("k"), () -> awaitAfter(entered, leave)));
    entered.await();
    Future<Boolean> second = threads.submit(() -> locks.holding(List.of("k"), () -> true));
    assertThat(second.isDone()).isFalse();
    leave.countDown();
    assertThat(second.get()).isTrue();
  }

  @Test
  void threadsHoldDifferentKeysAtTheSameTime() throws Exception {
    CountDownLatch both = new CountDownLatch(2);
    Future<Boolean> first = threads.submit(() -> locks.holding("a", () -> meet(both)));
    Future<Boolean> second = threads.submit(() -> locks.holding("b", () -> meet(both)));
    assertThat(first.get()).isTrue();
    assertThat(second.get()).isTrue();
  }

  @Test
  void aThreadThatHoldsAKeyCanLockItAgain() {
    assertThat(locks.<Integer>holding("k", () -> locks.holding("k", () -> 1))).isEqualTo(1);
  }

  @Test
  void bulkOperationsInOppositeOrderDoNotDeadlock() throws Exception {
    int[] counter = {0};
    Runnable count = () -> counter[0]++;
    Future<?> forwards =
        threads.submit(() -> repeat(2_000, () -> lockAll(List.of("a", "b"), count)));
    Future<?> backwards =
        threads.submit(() -> repeat(2_000, () -> lockAll(List.of("b", "a"), count)));
    forwards.get();
    backwards.get();
    assertThat(counter[0]).isEqualTo(4_000);
  }

  @Test
  void aBulkOperationExcludesASingleOneOnEachOfItsKeys() throws Exception {
    CountDownLatch entered = new CountDownLatch(1);
    CountDownLatch leave = new CountDownLatch(1);
    threads.execute(() -> locks.holdingAll(List.of("a", "b"), () -> awaitAfter(entered, leave)));
    entered.await();
    Future<Boolean> ofA = threads.submit(() -> locks.holding("a", () -> true));
    Future<Boolean> ofB = threads.submit(() -> locks.holding("b", () -> true));
    assertThat(locks.<Boolean>holding("c", () -> true)).isTrue();
    assertThat(ofA.isDone()).isFalse();
    assertThat(ofB.isDone()).isFalse();
    leave.countDown();
    assertThat(ofA.get()).isTrue();
    assertThat(ofB.get()).isTrue();
  }

  @Test
  void aFailureReleasesTheKeys() throws Exception {
    assertThatThrownBy(() -> locks.holding("a", KeyLocksTest::fail)).hasMessage("failed");
    assertThatThrownBy(() -> locks.holdingAll(List.of("a", "b"), KeyLocksTest::fail))
        .hasMessage("failed");
    Future<Boolean> other =
        threads.submit(() -> locks.holding("a", () -> locks.holding("b", () -> true)));
    assertThat(other.get()).isTrue();
  }

  @Test
  void aReleasedKeyIsNotRetained() {
    WeakReference<Object> single = new WeakReference<>(new Object());
    locks.holding(requireNonNull(single.get()), () -> true);
    WeakReference<Object> bulk = new WeakReference<>(new Object());
    locks.holdingAll(List.of(requireNonNull(bulk.get())), () -> {});
    while (single.get() != null || bulk.get() != null) {
      System.gc();
    }
  }

  private void lockAll(List<String> keys, Runnable work) {
    locks.holdingAll(keys, work);
  }

  private static void repeat(int times, Runnable work) {
    for (int i = 0; i < times; i++) {
      work.run();
    }
  }

  private static Boolean awaitAfter(CountDownLatch entered, CountDownLatch leave) {
    entered.countDown();
    return await(leave);
  }

  private static Boolean meet(CountDownLatch both) {
    both.countDown();
    return await(both);
  }

  private static boolean await(CountDownLatch latch) {
    try {
      return latch.await(30, SECONDS);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static boolean fail() {
    throw new IllegalStateException("failed");
  }
}
