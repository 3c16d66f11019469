package org.jcachehttp.uriprovider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import javax.cache.CacheManager;
import org.jcachehttp.engine.UriCachingProvider;
import org.jcachehttp.http.HttpCache;
import org.jcachehttp.http.HttpCacheBuilder;
import org.jcachehttp.http.maintenance.Criteria;
import org.jcachehttp.memory.MemoryCachingProvider;
import org.jcachehttp.xml.CacheXmlException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** HTTP caches as a file configures them. */
class HttpSettingsTest {

  @TempDir private Path folder;
  private final CountingOrigin origin = new CountingOrigin();

  private String file(String... elements) throws IOException {
    return CacheXmlFile.in(folder, elements).toString();
  }

  @Test
  void expireAfterSetsTheFreshnessLifetime() throws IOException {
    assertThat(origin.requestsOf(HttpCache.open(file()))).isEqualTo(2);
    assertThat(origin.requestsOf(HttpCache.open(file("<http:cache expire-after='10m'/>")))).isOne();
  }

  @Test
  void typeSelectsAPrivateOrSharedCache() throws IOException {
    origin.says("private, max-age=60");
    assertThat(origin.requestsOf(HttpCache.open(file("<http:cache type='private'/>")))).isOne();
    assertThat(origin.requestsOf(HttpCache.open(file("<http:cache type='shared'/>")))).isEqualTo(2);
  }

  @Test
  void maxBodySizeLimitsStoredBodies() throws IOException {
    origin.says("max-age=60");
    assertThat(origin.requestsOf(HttpCache.open(file("<http:cache max-body-size='3'/>"))))
        .isEqualTo(2);
    assertThat(origin.requestsOf(HttpCache.open(file("<http:cache max-body-size='4B'/>")))).isOne();
  }

  @Test
  void urlPatternsSetTheFreshnessLifetime() throws IOException {
    String rules =
        "<http:cache><http:url pattern='%s' expire-after='10m'/>"
            + "<http:status code='404' expire-after='30s'/></http:cache>";
    assertThat(origin.requestsOf(HttpCache.open(file(rules.formatted("forum.example/posts/*")))))
        .isOne();
    assertThat(origin.requestsOf(HttpCache.open(file(rules.formatted("forum.example/users/*")))))
        .isEqualTo(2);
  }

  @Test
  void cacheControlSelectsOriginOrConfiguration() throws IOException {
    origin.says("max-age=60");
    String rules = "<http:cache cache-control='%s' expire-after='do-not-cache'/>";
    assertThat(origin.requestsOf(HttpCache.open(file(rules.formatted("respect"))))).isOne();
    assertThat(origin.requestsOf(HttpCache.open(file(rules.formatted("override"))))).isEqualTo(2);
  }

  @Test
  void methodsSelectsStoredResponses() throws IOException {
    origin.says("max-age=60");
    assertThat(origin.requestsOf(HttpCache.open(file("<http:cache methods='POST'/>"))))
        .isEqualTo(2);
    assertThat(origin.requestsOf(HttpCache.open(file("<http:cache methods='GET POST'/>")))).isOne();
  }

  @Test
  void theCredentialKeyIsStoredInTheBackendOfTheCache() throws IOException {
    origin.says("private, max-age=60");
    String file =
        file(
            "<provider uri='memory:'/>",
            "<provider name='kept' uri='sqlite:" + folder.resolve("kept.sqlite") + "'/>",
            "<template match='http_cache' provider='kept'/>");
    for (int run = 0; run < 2; run++) {
      try (HttpCache cache = HttpCache.open(file)) {
        origin.get(cache, "Authorization", "Bearer s3cr3t");
      }
    }
    assertThat(origin.requests()).isEqualTo(1);
    assertThat(folder.resolve("kept.sqlite.credential-key")).exists();
  }

  @Test
  void settingsApplyToTheCacheWithTheirName() throws IOException {
    String file = file("<http:cache name='forum' expire-after='10m'/>", "<http:cache/>");
    assertThat(origin.requestsOf(HttpCache.open(file))).isEqualTo(2);
    assertThat(origin.requestsOf(HttpCache.builder().cacheName("forum").open(file))).isOne();
  }

  @Test
  void providerSelectsTheBackend() throws IOException {
    origin.says("max-age=60");
    String file = file("<provider uri='sqlite:" + folder.resolve("kept.sqlite") + "'/>");
    assertThat(origin.requestsOf(HttpCache.open(file))).isOne();
    assertThat(origin.requestsOf(HttpCache.open(file))).isZero();
  }

  @Test
  void theFileTakesPrecedenceOverTheBuilder() throws IOException {
    String file = file("<http:cache max-body-size='10MiB'/>");
    origin.says("max-age=60");
    assertThat(origin.requestsOf(HttpCache.builder().maxBodySize(0).open(file))).isOne();
  }

  @Test
  @Timeout(60)
  void purgeIntervalRemovesExpiredEntries() throws Exception {
    origin.says("max-age=1");
    try (HttpCache cache =
        HttpCache.open(file("<http:cache stale-retention='0s' purge-interval='1s'/>"))) {
      origin.get(cache);
      while (cache.responses().count(Criteria.all()) > 0) {
        TimeUnit.MILLISECONDS.sleep(20);
      }
    }
  }

  @Test
  void anInvalidValueIsRejectedWithItsLine() throws IOException {
    assertRejected("<http:cache expire-after='soon'/>", "do-not-cache");
    assertRejected("<http:cache expire-after='0'/>", "immediately");
    assertRejected("<http:cache stale-retention='long'/>", "PT10M");
    assertRejected("<http:cache purge-interval='500ms'/>", "1s to 365d");
    assertRejected("<http:cache max-body-size='2GiB'/>", "max-body-size");
    assertRejected("<http:cache store-failures='0'/>", "1 to 1000");
    assertRejected("<http:cache store-delay='2d'/>", "1ms to 1d");
    assertRejected("<http:cache store-timeout='0'/>", "store-timeout");
    assertRejected("<http:cache methods='G,T'/>", "method");
    assertRejected("<http:cache jitter='7'/>", "jitter");
    assertRejected("<http:cache/><http:cache/>", "its own name");
    assertRejected(
        "<http:cache expires='1'/>",
        "known are: authenticate, bypass-headers, bypass-parameters, cache-control");
    assertRejected("<http:cache type='public'/>", "private, shared");
  }

  private void assertRejected(String element, String hint) throws IOException {
    String file = file(element);
    assertThatThrownBy(() -> HttpCache.open(file).close())
        .isInstanceOf(CacheXmlException.class)
        .hasMessageContainingAll("cache.xml:2: <cache>", hint);
  }

  @Test
  void expireAfterInTheUriSetsTheFreshnessLifetime() throws IOException {
    assertThat(origin.requestsOf(HttpCache.open("memory:a?expire-after=10m"))).isOne();
    assertThat(origin.requestsOf(HttpCache.open("memory:a?ttl=600"))).isOne();
    assertThat(origin.requestsOf(HttpCache.open("memory:a?timeout=immediately"))).isEqualTo(2);
  }

  @Test
  void oneBuilderOpensTwoUrisIndependently() throws IOException {
    HttpCacheBuilder builder = HttpCache.builder();
    assertThat(origin.requestsOf(builder.open("memory:a?expire-after=10m"))).isOne();
    assertThat(origin.requestsOf(builder.open("memory:b"))).isEqualTo(2);
  }

  @Test
  void oneBuilderOpensAFileWithUrlPatternsTwice() throws IOException {
    String file =
        file("<http:cache><http:url pattern='forum.example' expire-after='10m'/></http:cache>");
    HttpCacheBuilder builder = HttpCache.builder();
    assertThat(origin.requestsOf(builder.open(file))).isOne();
    assertThat(origin.requestsOf(builder.open(file))).isOne();
    assertThat(origin.requestsOf(builder.open("memory:"))).isEqualTo(2);
  }

  @Test
  void laterChangesOfPropertiesDoNotAffectTheBuilder() throws IOException {
    origin.says("max-age=60");
    Properties properties = new Properties();
    HttpCacheBuilder builder = HttpCache.builder().properties(properties);
    properties.put("no-such-option", "1");
    assertThat(origin.requestsOf(builder.open("memory:"))).isOne();
  }

  @Test
  void aBackendIsOpenedByNameClassOrInstance() throws IOException {
    origin.says("max-age=60");
    assertThat(origin.requestsOf(HttpCache.open("memory"))).isOne();
    assertThat(origin.requestsOf(HttpCache.builder().open(MemoryCachingProvider.class))).isOne();
    try (UriCachingProvider provider = new UriCachingProvider()) {
      assertThat(origin.requestsOf(HttpCache.builder().open(provider))).isOne();
      CacheManager manager = provider.getCacheManager();
      assertThat(manager.isClosed()).isFalse();
      assertThat(origin.requestsOf(HttpCache.builder().open(provider))).isZero();
    }
  }

  @Test
  void aliasesOpenTheSameBackends() throws IOException {
    origin.says("max-age=60");
    assertThat(origin.requestsOf(HttpCache.open("locmem://default"))).isOne();
    assertThat(origin.requestsOf(HttpCache.open("dummy://default"))).isEqualTo(2);
  }

  @Test
  void prefixAndVersionIsolateHttpCaches() throws IOException {
    origin.says("max-age=60");
    String file = "sqlite:" + folder.resolve("shared.sqlite");
    assertThat(origin.requestsOf(HttpCache.open(file + "?key-prefix=a&version=1"))).isOne();
    assertThat(origin.requestsOf(HttpCache.open(file + "?key-prefix=b&version=1"))).isOne();
    assertThat(origin.requestsOf(HttpCache.open(file + "?key-prefix=a&version=2"))).isOne();
    assertThat(origin.requestsOf(HttpCache.open(file + "?key-prefix=a&version=1"))).isZero();
  }

  @Test
  void propertiesArePassedToTheBackend() {
    Properties wrong = new Properties();
    wrong.put("max-entries", "many");
    assertThatThrownBy(() -> HttpCache.builder().properties(wrong).open("memory:").close())
        .hasMessageContaining("max-entries");
  }
}
