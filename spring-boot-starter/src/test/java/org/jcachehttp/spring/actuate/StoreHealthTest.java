package org.jcachehttp.spring.actuate;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.util.concurrent.CompletionException;
import javax.cache.CacheException;
import org.jcachehttp.http.HttpCache;
import org.jcachehttp.storage.StorageConfigurationException;
import org.jcachehttp.storage.StorageException;
import org.junit.jupiter.api.Test;

/** The health of HTTP caches whose backend fails in a way of its own. */
class StoreHealthTest {

  private final HealthProperties properties = new HealthProperties("DEGRADED");

  /** An HTTP cache of an application, which fails as no cache of this library does. */
  private static HttpCache failing(RuntimeException failure) {
    return (HttpCache)
        Proxy.newProxyInstance(
            HttpCache.class.getClassLoader(),
            new Class<?>[] {HttpCache.class},
            (cache, method, arguments) -> {
              throw failure;
            });
  }

  private Object kindOf(RuntimeException failure) {
    return requireNonNull(StoreHealth.of(failing(failure), properties).details().get("failure"));
  }

  @Test
  void aRefusalIsFoundBelowOtherCauses() {
    RuntimeException refusal = new StorageConfigurationException("wrong password");
    assertThat(kindOf(new CacheException("ping failed", refusal))).isEqualTo("configuration");
    assertThat(kindOf(new CacheException(new CompletionException(refusal))))
        .isEqualTo("configuration");
    assertThat(kindOf(new CacheException(new StorageException("no connection"))))
        .isEqualTo("outage");
  }

  @Test
  void anyExceptionOfACacheIsReported() {
    StoreHealth health =
        StoreHealth.of(failing(new UnsupportedOperationException("no ping")), properties);
    assertThat(health.status()).isEqualTo("DEGRADED");
    assertThat(health.details()).containsEntry("error", "no ping");
  }
}
