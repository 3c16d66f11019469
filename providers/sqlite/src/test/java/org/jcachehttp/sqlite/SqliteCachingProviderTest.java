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
  void aReadOnlyCacheIsReadToTheEndOfItsEntriesAndRefusesToBeWritten() {
    try (CacheManager writing = open("")) {
      cacheWithin(writing).put("k", "v");
    }
    try (CacheManager reading = open("?mode=ro")) {
      Cache<String, String> cache = cacheWithin(reading);
      while (cache.get("k") != null) {
        Thread.onSpinWait(); // each read would move the deadline, if only the file could be written
      }
      assertThat(cache.get("k")).isNull();
      assertThat(cache.get("k")).isNull(); // the driver's statement has failed once by now
      assertThatThrownBy(() -> cache.put("k", "w"))
          .isInstanceOf(CacheException.class)
          .hasMessageContaining("cache 'pages' on sqlite:")
          .hasMessageContaining("drop mode=ro");
    }
  }

  @Test
  void anOptionThatIsUnknownIsNamedWithTheKnownOnes() {
    assertThatThrownBy(() -> open("?busy_timeout=5"))
        .isInstanceOf(CacheException.class)
        .hasMessageContaining("unknown option 'busy_timeout'")
        .hasMessageContaining("busy-timeout");
  }

  @Test
  void plainTimeoutNamesTheTwoThingsItCouldMean() {
    assertThatThrownBy(() -> open("?timeout=5"))
        .isInstanceOf(CacheException.class)
        .hasMessageContainingAll("busy-timeout", "expire-after");
  }
}
