package org.jcachehttp.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import javax.cache.Cache;
import javax.cache.CacheException;
import javax.cache.CacheManager;
import javax.cache.configuration.MutableConfiguration;
import javax.cache.expiry.AccessedExpiryPolicy;
import javax.cache.expiry.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqliteCachingProviderTest {

  @TempDir Path directory;

  private CacheManager open(String query) {
    URI uri = URI.create("sqlite:" + directory.resolve("cache.sqlite") + query);
    return new SqliteCachingProvider().getCacheManager(uri, null);
  }

  private static Cache<String, String> cacheWithin(CacheManager manager) {
    return manager.createCache(
        "pages",
        new MutableConfiguration<String, String>()
            .setExpiryPolicyFactory(
                AccessedExpiryPolicy.factoryOf(new Duration(TimeUnit.MILLISECONDS, 200))));
  }

  @Test
  void entriesOfAReadOnlyCacheAreReadUntilTheyExpireAndWritesAreRejected() {
    try (CacheManager writing = open("")) {
      cacheWithin(writing).put("k", "v");
    }
    try (CacheManager reading = open("?mode=ro")) {
      Cache<String, String> cache = cacheWithin(reading);
      while (cache.get("k") != null) {
        Thread.onSpinWait(); // a read cannot extend the deadline, because the file is read-only
      }
      assertThat(cache.get("k")).isNull();
      assertThat(cache.get("k")).isNull(); // works after the driver's statement failed once
      assertThatThrownBy(() -> cache.put("k", "w"))
          .isInstanceOf(CacheException.class)
          .hasMessageContaining("cache 'pages' on sqlite:")
          .hasMessageContaining("remove mode=ro");
    }
  }

  @Test
  void anUnknownOptionIsReportedWithTheValidOnes() {
    assertThatThrownBy(() -> open("?busy_timeout=5"))
        .isInstanceOf(CacheException.class)
        .hasMessageContaining("unknown option 'busy_timeout'")
        .hasMessageContaining("busy-timeout");
  }

  @Test
  void theOptionTimeoutIsReportedWithItsTwoMeanings() {
    assertThatThrownBy(() -> open("?timeout=5"))
        .isInstanceOf(CacheException.class)
        .hasMessageContainingAll("busy-timeout", "expire-after");
  }
}
