package org.jcachehttp.http.internal.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import javax.cache.Cache;
import javax.cache.configuration.MutableConfiguration;
import org.jcachehttp.http.internal.store.LeaseStore;
import org.jcachehttp.http.internal.store.ResponseStore;
import org.jcachehttp.http.settings.StoreSettings;
import org.jcachehttp.http.stored.CachedResponse;
import org.jsr107.ri.spi.RICachingProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** No call fails because its lease cannot be ended. */
class OwnLeaseTest {

  private final RICachingProvider provider = new RICachingProvider();
  private final Cache<String, CachedResponse> cache =
      provider
          .getCacheManager()
          .createCache(
              "leases",
              new MutableConfiguration<String, CachedResponse>()
                  .setTypes(String.class, CachedResponse.class));
  private final LeaseStore leases =
      new LeaseStore(
          new ResponseStore(cache, StoreSettings.defaults()),
          Duration.ofSeconds(10),
          InstantSource.system());

  @AfterEach
  void close() {
    provider.close();
  }

  private void releasesOn(Executor executor) {
    LeaseStore.Taken taken = (LeaseStore.Taken) leases.take("k");
    new OwnLease(leases, taken.lease(), executor).release();
  }

  @Test
  void itIsEndedByTheExecutor() {
    releasesOn(Runnable::run);
    assertThat(cache).isEmpty();
  }

  @Test
  void itIsLeftToItsDeadlineIfTheExecutorIsFull() {
    releasesOn(
        task -> {
          throw new RejectedExecutionException("full");
        });
    assertThat(cache).hasSize(1);
  }

  @Test
  void itIsLeftToItsDeadlineIfThereIsNoThread() {
    releasesOn(
        task -> {
          throw new OutOfMemoryError("unable to create native thread");
        });
    assertThat(cache).hasSize(1);
  }
}
