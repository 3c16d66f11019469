package org.jcachehttp.engine.internal.near;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class NearCacheTest {

  private static final Duration MAX_AGE = Duration.ofSeconds(5);

  private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 1);
  private final NearCache<String> cache = cache(100, 0);

  private NearCache<String> cache(long maxEntries, long maxBytes) {
    return new NearCache<>(
        new NearSettings(maxEntries, maxBytes, Optional.of(MAX_AGE)), nanos::get);
  }

  private static void put(NearCache<String> cache, String key, long version, long bytes) {
    cache.publish(cache.reserve(key), "value " + version, version, bytes, Long.MAX_VALUE);
  }

  private static @Nullable String valueIn(NearCache<String> cache, String key) {
    NearEntry<String> entry = cache.find(key);
    return entry == null ? null : entry.value();
  }

  @Test
  void anEntryIsFreshForTheMaximumAgeFromTheBeginningOfItsRead() {
    Reservation read = cache.reserve("key");
    nanos.addAndGet(Duration.ofSeconds(4).toNanos());
    cache.publish(read, "value", 1, 1, Long.MAX_VALUE);
    NearEntry<String> entry = requireNonNull(cache.find("key"));
    assertThat(cache.isFresh(entry)).isTrue();
    nanos.addAndGet(Duration.ofSeconds(1).toNanos());
    assertThat(cache.isFresh(entry)).isFalse();
  }

  @Test
  void anEntryIsNotFreshPastItsLife() {
    cache.publish(cache.reserve("key"), "value", 1, 1, Duration.ofSeconds(2).toNanos());
    NearEntry<String> entry = requireNonNull(cache.find("key"));
    nanos.addAndGet(Duration.ofSeconds(2).toNanos() - 1);
    assertThat(cache.isFresh(entry)).isTrue();
    nanos.incrementAndGet();
    assertThat(cache.isFresh(entry)).isFalse();
  }

  @Test
  void aReadThatBeganBeforeAnInvalidationPublishesNothing() {
    Reservation read = cache.reserve("key");
    cache.invalidate("key");
    cache.publish(read, "old", 1, 1, Long.MAX_VALUE);
    assertThat(cache.find("key")).isNull();
  }

  @Test
  void aReadThatBeganBeforeAnAnnouncedChangePublishesNothing() {
    Reservation read = cache.reserve("key");
    cache.retain("key", 2);
    cache.publish(read, "old", 1, 1, Long.MAX_VALUE);
    assertThat(cache.find("key")).isNull();
  }

  /** Otherwise a get could return an older version than the get before it. */
  @Test
  void ofTwoVersionsThatConcurrentReadsReturnNoneIsKept() {
    Reservation slow = cache.reserve("key");
    put(cache, "key", 2, 1);
    cache.publish(slow, "old", 1, 1, Long.MAX_VALUE);
    assertThat(cache.find("key")).isNull();
  }

  @Test
  void aVersionThatConcurrentReadsReturnIsKept() {
    Reservation slow = cache.reserve("key");
    put(cache, "key", 1, 1);
    cache.publish(slow, "value 1", 1, 1, Long.MAX_VALUE);
    assertThat(valueIn(cache, "key")).isEqualTo("value 1");
  }

  @Test
  void aReadWithoutEffectVoidsNoOther() {
    Reservation old = cache.reserve("key");
    cache.invalidate("key");
    Reservation read = cache.reserve("key");
    cache.publish(old, "old", 1, 1, Long.MAX_VALUE);
    cache.publish(read, "new", 2, 1, Long.MAX_VALUE);
    assertThat(valueIn(cache, "key")).isEqualTo("new");
  }

  @Test
  void anAnnouncedChangeRemovesEveryOtherVersion() {
    put(cache, "key", 1, 1);
    cache.retain("key", 2);
    assertThat(cache.find("key")).isNull();
  }

  @Test
  void aClearedCacheHasNoEntryAndVoidsTheReadsInProgress() {
    put(cache, "present", 1, 1);
    Reservation read = cache.reserve("read");
    cache.clear();
    cache.publish(read, "old", 1, 1, Long.MAX_VALUE);
    assertThat(cache.size()).isZero();
    assertThat(cache.find("present")).isNull();
    assertThat(cache.find("read")).isNull();
  }

  @Test
  void aRestartChangesTheMaximumAge() {
    cache.restart(Duration.ZERO);
    put(cache, "key", 1, 1);
    NearEntry<String> entry = requireNonNull(cache.find("key"));
    assertThat(cache.isFresh(entry)).isFalse();
  }

  @Test
  void theNumberOfEntriesIsLimited() {
    NearCache<String> small = cache(3, 0);
    for (int i = 0; i < 10; i++) {
      put(small, "key" + i, i, 1);
    }
    assertThat(small.size()).isEqualTo(3);
    assertThat(small.find("key9")).isNotNull();
  }

  @Test
  void anEntryThatIsUsedStaysLongerThanOthers() {
    NearCache<String> small = cache(3, 0);
    put(small, "used", 1, 1);
    for (int i = 0; i < 10; i++) {
      small.countHit(requireNonNull(small.find("used")));
      put(small, "key" + i, i, 1);
    }
    assertThat(small.hits()).isEqualTo(10);
  }

  @Test
  void theBytesAreLimitedAndAnEntryAboveTheLimitIsNotAdded() {
    NearCache<String> small = cache(0, 100);
    put(small, "a", 1, 60);
    put(small, "large", 1, 101);
    assertThat(small.find("large")).isNull();
    put(small, "b", 1, 60);
    assertThat(small.find("a")).isNull();
    assertThat(small.find("b")).isNotNull();
    put(small, "b", 2, 100);
    assertThat(valueIn(small, "b")).isEqualTo("value 2");
  }

  @Test
  void removedEntriesTakeNoMemory() {
    NearCache<byte[]> large =
        new NearCache<>(new NearSettings(0, Long.MAX_VALUE, Optional.of(MAX_AGE)), nanos::get);
    List<WeakReference<byte[]>> values = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      values.add(published(large, i));
      removeInOneWay(large, i);
    }
    System.gc();
    assertThat(values).allMatch(value -> value.refersTo(null));
    assertThat(large.size()).isZero();
  }

  private static WeakReference<byte[]> published(NearCache<byte[]> cache, int version) {
    byte[] value = new byte[1000];
    cache.publish(cache.reserve("key"), value, version, value.length, Long.MAX_VALUE);
    return new WeakReference<>(value);
  }

  private static void removeInOneWay(NearCache<?> cache, int way) {
    switch (way % 4) {
      case 0 -> cache.invalidate("key");
      case 1 -> cache.retain("key", -1);
      case 2 -> cache.clear();
      default -> cache.restart(MAX_AGE);
    }
  }

  /** Otherwise entries were used for a day after the loss of the channel. */
  @Test
  void aConcurrentClearKeepsTheAgeOfARestart() throws InterruptedException {
    AtomicBoolean end = new AtomicBoolean();
    Thread clearing =
        new Thread(
            () -> {
              while (!end.get()) {
                cache.clear();
              }
            });
    clearing.start();
    int kept = 0;
    for (int i = 0; i < 20_000; i++) {
      cache.restart(MAX_AGE);
      cache.restart(Duration.ZERO);
      kept += cache.reserve("key").period().endOfUse(0, Long.MAX_VALUE) == 0 ? 1 : 0;
    }
    end.set(true);
    clearing.join();
    assertThat(kept).isEqualTo(20_000);
  }

  /** Every value is at least as new as the last invalidation that ended before its lookup. */
  @Test
  void noThreadFindsAnEntryThatIsOlderThanAnInvalidation() throws InterruptedException {
    AtomicLong stored = new AtomicLong();
    AtomicLong announced = new AtomicLong();
    AtomicBoolean stale = new AtomicBoolean();
    List<Thread> threads = new ArrayList<>();
    for (int reader = 0; reader < 3; reader++) {
      threads.add(new Thread(() -> readUntilEnd(stored, announced, stale)));
    }
    threads.forEach(Thread::start);
    for (int version = 1; version <= 200_000; version++) {
      stored.set(version);
      if (version % 100 == 0) {
        cache.clear();
      } else {
        cache.retain("key", version);
      }
      announced.set(version);
    }
    stored.set(-1);
    for (Thread thread : threads) {
      thread.join();
    }
    assertThat(stale).isFalse();
  }

  private void readUntilEnd(AtomicLong stored, AtomicLong announced, AtomicBoolean stale) {
    while (stored.get() >= 0) {
      long minimum = announced.get();
      NearEntry<String> entry = cache.find("key");
      if (entry == null) {
        Reservation read = cache.reserve("key");
        long version = stored.get();
        cache.publish(read, "value", version, 1, Long.MAX_VALUE);
      } else if (entry.version() >= 0 && entry.version() < minimum) {
        stale.set(true);
      }
    }
  }
}
