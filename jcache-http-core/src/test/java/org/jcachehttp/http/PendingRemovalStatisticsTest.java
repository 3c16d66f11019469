package org.jcachehttp.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import javax.cache.Cache;
import javax.cache.CacheException;
import org.jcachehttp.http.message.HttpRequest;
import org.jcachehttp.http.settings.StoreSettings;
import org.jcachehttp.http.stored.CachedResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The number of invalidations that are kept in an outage. */
@Timeout(60)
class PendingRemovalStatisticsTest {

  @RegisterExtension private final Scenario scenario = new Scenario();
  private volatile boolean isRemovable = true;

  @SuppressWarnings("unchecked") // a proxy of Cache.class is a Cache of anything
  private Cache<String, CachedResponse> unreliable() {
    Cache<String, CachedResponse> real = scenario.provider.cache();
    return (Cache<String, CachedResponse>)
        Proxy.newProxyInstance(
            getClass().getClassLoader(),
            new Class<?>[] {Cache.class},
            (proxy, method, arguments) -> {
              if (!isRemovable && method.getName().startsWith("remove")) {
                throw new CacheException("connection lost");
              }
              try {
                return method.invoke(real, arguments);
              } catch (InvocationTargetException failure) {
                throw failure.getCause();
              }
            });
  }

  @Test
  void aRemovalIsPendingUntilItIsWritten() throws IOException {
    HttpCache cache =
        scenario
            .settings
            .store(StoreSettings.defaults().withBreaker(1000, Duration.ofMillis(1)))
            .over(unreliable());
    HttpRequest get = HttpRequest.get(Scenario.URI_OF_A);
    scenario.origin.answers(200, "Cache-Control", "max-age=60");
    cache.execute(get, scenario.origin).body().close();
    assertThat(cache.statistics().pendingRemovals()).isZero();

    isRemovable = false;
    HttpRequest put = HttpRequest.builder("PUT", get.uri()).build();
    cache.execute(put, scenario.origin).body().close();
    assertThat(cache.statistics().pendingRemovals()).isPositive();

    isRemovable = true;
    while (cache.statistics().pendingRemovals() > 0) {
      LockSupport.parkNanos(1_000_000);
    }
    assertThat(scenario.provider.cache()).isEmpty();
  }
}
