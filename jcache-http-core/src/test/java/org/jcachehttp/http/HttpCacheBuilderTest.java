package org.jcachehttp.http;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import javax.cache.CacheException;
import org.jcachehttp.http.settings.ExpireAfter;
import org.jcachehttp.http.settings.StoreSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class HttpCacheBuilderTest {

  @RegisterExtension private final ProviderUnderTest provider = new ProviderUnderTest();

  @Test
  void withoutAnEngineTheErrorNamesWhatToAdd() {
    assertThatThrownBy(HttpCache::open)
        .isInstanceOf(CacheException.class)
        .hasMessageContaining("jcache-http-engine")
        .hasMessageContaining("jcache-http-memory");
  }

  @Test
  void whatIsNoUriIsAnErrorThatNamesIt() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> HttpCache.open("sqlite:/my cache"))
        .withMessageContaining("'sqlite:/my cache'")
        .withMessageContaining("%20");
  }

  @Test
  void whatIsNoUriShowsNoSecret() {
    for (String uri : List.of("redis://me:s3 cret@host/0", "redis://host/0?password=s3 cret")) {
      assertThatThrownBy(() -> HttpCache.open(uri))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageStartingWith("'redis:")
          .hasMessageNotContaining("cret")
          .hasNoCause();
    }
  }

  @Test
  void aBodySizeOutOfRangeIsAnErrorThatNamesIt() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> HttpCache.builder().maxBodySize(-1))
        .withMessageContaining("-1");
  }

  @Test
  void aRetentionOutOfRangeIsAnErrorThatNamesIt() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> HttpCache.builder().staleRetention(Duration.ofDays(-1)))
        .withMessageContaining("PT-24H");
  }

  @Test
  void aBreakerOrTimeoutOutOfRangeIsAnErrorThatNamesIt() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> StoreSettings.defaults().withBreaker(0, Duration.ofSeconds(1)))
        .withMessage("store-failures is 0, but takes 1 to 1000");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> StoreSettings.defaults().withBreaker(5, Duration.ZERO))
        .withMessage("store-delay is PT0S, but takes 1ms to 1d");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> StoreSettings.defaults().withTimeout(Duration.ofDays(2)))
        .withMessage("store-timeout is PT48H, but takes 1ms to 1d");
  }

  @Test
  void whatIsNoUrlPatternIsAnErrorWhenItIsConfigured() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> HttpCache.builder().addExpireAfter("/a**", ExpireAfter.never()))
        .withMessageContaining("'/a**'");
  }

  @Test
  void anOptionIsSetByItsName() {
    HttpCacheBuilder builder = HttpCache.builder().option("stale-if-error", "1h");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> builder.option("stale-if-eror", "1h"))
        .withMessageContaining("known are: authenticate");
  }

  @Test
  void authenticationOfARemoteCacheNeedsACredentialKey() {
    HttpCacheBuilder withoutKey = HttpCache.builder().option("authenticate", "hmac");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> withoutKey.over(provider.cache()))
        .withMessageContainingAll("authenticate is hmac", "credentialKey(bytes)");
  }
}
