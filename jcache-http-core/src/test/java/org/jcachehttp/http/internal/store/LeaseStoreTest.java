package org.jcachehttp.http.internal.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import javax.cache.Cache;
import javax.cache.configuration.MutableConfiguration;
import org.jcachehttp.http.internal.key.Lease;
import org.jcachehttp.http.settings.StoreSettings;
import org.jcachehttp.http.stored.CachedResponse;
import org.jcachehttp.http.stored.Responses;
import org.jcachehttp.storage.Deadline;
import org.jsr107.ri.spi.RICachingProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Processes with a common store and clocks of their own: at most one has the lease of a key. */
class LeaseStoreTest {

  private static final Instant NOW = Instant.parse("2082-11-20T12:00:00Z");
  private static final Duration LENGTH = Duration.ofSeconds(10);
  private static final String KEY = "k";

  private final RICachingProvider provider = new RICachingProvider();
  private final Cache<String, CachedResponse> cache =
      provider
          .getCacheManager()
          .createCache(
              UUID.randomUUID().toString(),
              new MutableConfiguration<String, CachedResponse>()
                  .setTypes(String.class, CachedResponse.class));

  @AfterEach
  void close() {
    provider.close();
  }

  /** A process whose clock shows that time after {@link #NOW}. */
  private LeaseStore processAt(Duration time) {
    return new LeaseStore(
        new ResponseStore(cache, StoreSettings.defaults()), LENGTH, () -> NOW.plus(time));
  }

  private LeaseStore process() {
    return processAt(Duration.ZERO);
  }

  private Lease taken() {
    return taken(process().take(KEY));
  }

  private static Lease taken(LeaseStore.Outcome outcome) {
    assertThat(outcome).isInstanceOf(LeaseStore.Taken.class);
    return ((LeaseStore.Taken) outcome).lease();
  }

  @Test
  void theFirstProcessTakesItAndTheOthersSeeWhoseItIs() {
    Lease lease = taken();
    assertThat(process().take(KEY)).isEqualTo(new LeaseStore.Held(lease));
    assertThat(process().look(KEY)).isEqualTo(new LeaseStore.Held(lease));
  }

  @Test
  void anotherKeyHasItsOwn() {
    taken();
    taken(process().take("other"));
  }

  @Test
  void afterItsReleaseItIsFree() {
    process().release(taken());
    assertThat(process().look(KEY)).isEqualTo(new LeaseStore.Free());
    assertThat(cache).isEmpty();
    taken();
  }

  @Test
  void anInvalidationEndsTheLeasesOfAnyProcess() {
    taken();
    taken(process().take("other"));
    process().endAll(List.of(KEY, "other", "absent"));
    assertThat(cache).isEmpty();
  }

  @Test
  void aLeaseOfAClockThatIsFarAheadIsPast() {
    assertThat(process().isPast(taken(processAt(LENGTH).take(KEY)))).isFalse();
    assertThat(process().isPast(taken(processAt(LENGTH.plusMillis(1)).take("other")))).isTrue();
  }

  @Test
  void itEndsWithItsLength() {
    Lease lease = taken();
    assertThat(processAt(Duration.ofMillis(9_999)).isPast(lease)).isFalse();
    assertThat(processAt(LENGTH).isPast(lease)).isTrue();
  }

  @Test
  void theStoreKeepsItBeyondItsLengthSoThatOneProcessSucceedsIt() {
    Lease lease = taken();
    assertThat(cache.get(lease.key()).times().retainUntil())
        .isEqualTo(Deadline.at(NOW.plus(LENGTH).plus(LENGTH)));
  }

  @Test
  void ofManyProcessesOneSucceedsAnEndedOne() throws Exception {
    Lease ended = taken();
    CyclicBarrier start = new CyclicBarrier(8);
    ExecutorService threads = Executors.newFixedThreadPool(8);
    try {
      List<Callable<LeaseStore.Outcome>> processes =
          IntStream.range(0, 8)
              .<Callable<LeaseStore.Outcome>>mapToObj(
                  number ->
                      () -> {
                        start.await();
                        return processAt(LENGTH).succeed(KEY, ended);
                      })
              .toList();
      int successors = 0;
      for (Future<LeaseStore.Outcome> outcome : threads.invokeAll(processes)) {
        successors += outcome.get() instanceof LeaseStore.Taken ? 1 : 0;
      }
      assertThat(successors).isEqualTo(1);
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void aProcessThatWasTooSlowDoesNotEndTheLeaseOfItsSuccessor() {
    Lease slow = taken();
    Lease successor = taken(processAt(LENGTH).succeed(KEY, slow));
    process().release(slow);
    assertThat(process().look(KEY)).isEqualTo(new LeaseStore.Held(successor));
  }

  @Test
  void anEndedLeaseThatIsGoneIsNotSucceeded() {
    Lease lease = taken();
    process().release(lease);
    assertThat(process().succeed(KEY, lease)).isEqualTo(new LeaseStore.Free());
  }

  @Test
  void anythingElseInItsPlaceIsReplaced() {
    cache.put(Lease.keyOf(KEY), Responses.typical());
    taken();
  }

  @Test
  @SuppressWarnings({"unchecked", "rawtypes"}) // as another application does
  void aValueOfAnotherTypeInItsPlaceIsNoLease() {
    provider.getCacheManager().destroyCache(cache.getName());
    Cache untyped =
        provider.getCacheManager().createCache(cache.getName(), new MutableConfiguration<>());
    LeaseStore process =
        new LeaseStore(new ResponseStore(untyped, StoreSettings.defaults()), LENGTH, () -> NOW);
    untyped.put(Lease.keyOf(KEY), "another value");
    assertThat(process.look(KEY)).isEqualTo(new LeaseStore.Free());
    taken(process.take(KEY));
  }

  @Test
  void itSurvivesTheStoredFormat() {
    Lease lease = taken();
    assertThat(Lease.from(cache.get(lease.key()))).contains(lease);
    assertThat(lease.length()).isEqualTo(LENGTH);
  }

  @Test
  void aClosedCacheHasNone() {
    cache.close();
    assertThat(process().take(KEY)).isInstanceOf(LeaseStore.Uncertain.class);
    assertThat(process().look(KEY)).isEqualTo(new LeaseStore.Unavailable());
  }
}
