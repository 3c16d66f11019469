package org.jcachehttp.uriprovider;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javax.cache.CacheManager;
import org.jcachehttp.engine.UriCachingProvider;
import org.jcachehttp.http.HttpCache;
import org.jcachehttp.http.HttpCacheBuilder;
import org.jcachehttp.http.maintenance.Criteria;
import org.jcachehttp.http.message.Body;
import org.jcachehttp.http.message.Fields;
import org.jcachehttp.http.message.HttpRequest;
import org.jcachehttp.http.message.HttpResponse;
import org.jcachehttp.memory.MemoryCachingProvider;
import org.jcachehttp.xml.CacheXmlException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** HTTP caches as a file configures them. */
class HttpSettingsTest {

  @TempDir private Path folder;
  private final AtomicInteger requests = new AtomicInteger();
  private String cacheControl = "";

  private String file(String... elements) throws IOException {
    String content =
        "<cache-config xmlns='https://jcachehttp.org/cache/1.0'"
            + " xmlns:http='https://jcachehttp.org/http/1.0'>\n"
            + String.join("\n", elements)
            + "</cache-config>";
    return Files.writeString(folder.resolve("cache.xml"), content).toUri().toString();
  }

  private void get(HttpCache cache, String... fields) throws IOException {
    HttpRequest request = HttpRequest.get("http://forum.example/posts/1");
    cache.execute(
        request.withFields(Fields.of(fields)),
        sent -> {
          requests.incrementAndGet();
          Fields received =
              cacheControl.isEmpty()
                  ? Fields.of("Content-Length", "4")
                  : Fields.of("Content-Length", "4", "Cache-Control", cacheControl);
          return new HttpResponse(200, "OK", "HTTP/1.1", received, Body.of("post".getBytes(UTF_8)));
        });
  }

  /** Sends two equal requests and returns how many reach the origin. */
  private int originRequests(HttpCache opened) throws IOException {
    try (HttpCache cache = opened) {
      get(cache);
      get(cache);
    }
    return requests.getAndSet(0);
  }

  @Test
  void expireAfterSetsTheFreshnessLifetime() throws IOException {
    assertThat(originRequests(HttpCache.open(file()))).isEqualTo(2);
    assertThat(originRequests(HttpCache.open(file("<http:cache expire-after='10m'/>")))).isOne();
  }

  @Test
  void typeSelectsAPrivateOrSharedCache() throws IOException {
    cacheControl = "private, max-age=60";
    assertThat(originRequests(HttpCache.open(file("<http:cache type='private'/>")))).isOne();
    assertThat(originRequests(HttpCache.open(file("<http:cache type='shared'/>")))).isEqualTo(2);
  }

  @Test
  void maxBodySizeLimitsStoredBodies() throws IOException {
    cacheControl = "max-age=60";
    assertThat(originRequests(HttpCache.open(file("<http:cache max-body-size='3'/>"))))
        .isEqualTo(2);
    assertThat(originRequests(HttpCache.open(file("<http:cache max-body-size='4B'/>")))).isOne();
  }

  @Test
  void urlPatternsSetTheFreshnessLifetime() throws IOException {
    String rules =
        "<http:cache><http:url pattern='%s' expire-after='10m'/>"
            + "<http:status code='404' expire-after='30s'/></http:cache>";
    assertThat(originRequests(HttpCache.open(file(rules.formatted("forum.example/posts/*")))))
        .isOne();
    assertThat(originRequests(HttpCache.open(file(rules.formatted("forum.example/users/*")))))
        .isEqualTo(2);
  }

  @Test
  void cacheControlSelectsOriginOrConfiguration() throws IOException {
    cacheControl = "max-age=60";
    String rules = "<http:cache cache-control='%s' expire-after='do-not-cache'/>";
    assertThat(originRequests(HttpCache.open(file(rules.formatted("respect"))))).isOne();
    assertThat(originRequests(HttpCache.open(file(rules.formatted("override"))))).isEqualTo(2);
  }

  @Test
  void methodsSelectsStoredResponses() throws IOException {
    cacheControl = "max-age=60";
    assertThat(originRequests(HttpCache.open(file("<http:cache methods='POST'/>")))).isEqualTo(2);
    assertThat(originRequests(HttpCache.open(file("<http:cache methods='GET POST'/>")))).isOne();
  }

  @Test
  void theCredentialKeyIsStoredInTheBackendOfTheCache() throws IOException {
    cacheControl = "private, max-age=60";
    String file =
        file(
            "<provider uri='memory:'/>",
            "<provider name='kept' uri='sqlite:" + folder.resolve("kept.sqlite") + "'/>",
            "<template match='http_cache' provider='kept'/>");
    for (int run = 0; run < 2; run++) {
      try (HttpCache cache = HttpCache.open(file)) {
        get(cache, "Authorization", "Bearer s3cr3t");
      }
    }
    assertThat(requests).hasValue(1);
    assertThat(folder.resolve("kept.sqlite.credential-key")).exists();
  }

  @Test
  void settingsApplyToTheCacheWithTheirName() throws IOException {
    String file = file("<http:cache name='forum' expire-after='10m'/>", "<http:cache/>");
    assertThat(originRequests(HttpCache.open(file))).isEqualTo(2);
    assertThat(originRequests(HttpCache.builder().cacheName("forum").open(file))).isOne();
  }

  @Test
  void providerSelectsTheBackend() throws IOException {
    cacheControl = "max-age=60";
    String file = file("<provider uri='sqlite:" + folder.resolve("kept.sqlite") + "'/>");
    assertThat(originRequests(HttpCache.open(file))).isOne();
    assertThat(originRequests(HttpCache.open(file))).isZero();
  }

  @Test
  void theFileTakesPrecedenceOverTheBuilder() throws IOException {
    String file = file("<http:cache max-body-size='10MiB'/>");
    cacheControl = "max-age=60";
    assertThat(originRequests(HttpCache.builder().maxBodySize(0).open(file))).isOne();
  }

  @Test
  @Timeout(60)
  void purgeIntervalRemovesExpiredEntries() throws Exception {
    cacheControl = "max-age=1";
    try (HttpCache cache =
        HttpCache.open(file("<http:cache stale-retention='0s' purge-interval='1s'/>"))) {
      get(cache);
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
    assertThat(originRequests(HttpCache.open("memory:a?expire-after=10m"))).isOne();
    assertThat(originRequests(HttpCache.open("memory:a?ttl=600"))).isOne();
    assertThat(originRequests(HttpCache.open("memory:a?timeout=immediately"))).isEqualTo(2);
  }

  @Test
  void oneBuilderOpensTwoUrisIndependently() throws IOException {
    HttpCacheBuilder builder = HttpCache.builder();
    assertThat(originRequests(builder.open("memory:a?expire-after=10m"))).isOne();
    assertThat(originRequests(builder.open("memory:b"))).isEqualTo(2);
  }

  @Test
  void oneBuilderOpensAFileWithUrlPatternsTwice() throws IOException {
    String file =
        file("<http:cache><http:url pattern='forum.example' expire-after='10m'/></http:cache>");
    HttpCacheBuilder builder = HttpCache.builder();
    assertThat(originRequests(builder.open(file))).isOne();
    assertThat(originRequests(builder.open(file))).isOne();
    assertThat(originRequests(builder.open("memory:"))).isEqualTo(2);
  }

  @Test
  void laterChangesOfPropertiesDoNotAffectTheBuilder() throws IOException {
    cacheControl = "max-age=60";
    Properties properties = new Properties();
    HttpCacheBuilder builder = HttpCache.builder().properties(properties);
    properties.put("no-such-option", "1");
    assertThat(originRequests(builder.open("memory:"))).isOne();
  }

  @Test
  void aBackendIsOpenedByNameClassOrInstance() throws IOException {
    cacheControl = "max-age=60";
    assertThat(originRequests(HttpCache.open("memory"))).isOne();
    assertThat(originRequests(HttpCache.builder().open(MemoryCachingProvider.class))).isOne();
    try (UriCachingProvider provider = new UriCachingProvider()) {
      assertThat(originRequests(HttpCache.builder().open(provider))).isOne();
      CacheManager manager = provider.getCacheManager();
      assertThat(manager.isClosed()).isFalse();
      assertThat(originRequests(HttpCache.builder().open(provider))).isZero();
    }
  }

  @Test
  void aliasesOpenTheSameBackends() throws IOException {
    cacheControl = "max-age=60";
    assertThat(originRequests(HttpCache.open("locmem://default"))).isOne();
    assertThat(originRequests(HttpCache.open("dummy://default"))).isEqualTo(2);
  }

  @Test
  void prefixAndVersionIsolateHttpCaches() throws IOException {
    cacheControl = "max-age=60";
    String file = "sqlite:" + folder.resolve("shared.sqlite");
    assertThat(originRequests(HttpCache.open(file + "?key-prefix=a&version=1"))).isOne();
    assertThat(originRequests(HttpCache.open(file + "?key-prefix=b&version=1"))).isOne();
    assertThat(originRequests(HttpCache.open(file + "?key-prefix=a&version=2"))).isOne();
    assertThat(originRequests(HttpCache.open(file + "?key-prefix=a&version=1"))).isZero();
  }

  @Test
  void propertiesArePassedToTheBackend() {
    Properties wrong = new Properties();
    wrong.put("max-entries", "many");
    assertThatThrownBy(() -> HttpCache.builder().properties(wrong).open("memory:").close())
        .hasMessageContaining("max-entries");
  }
}
