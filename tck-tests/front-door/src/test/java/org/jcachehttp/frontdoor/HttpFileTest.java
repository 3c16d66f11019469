package org.jcachehttp.frontdoor;

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

/** HTTP caches as a file describes them. */
class HttpFileTest {

  @TempDir private Path folder;
  private final AtomicInteger asked = new AtomicInteger();
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
          asked.incrementAndGet();
          Fields received =
              cacheControl.isEmpty()
                  ? Fields.of("Content-Length", "4")
                  : Fields.of("Content-Length", "4", "Cache-Control", cacheControl);
          return new HttpResponse(200, "OK", "HTTP/1.1", received, Body.of("post".getBytes(UTF_8)));
        });
  }

  private int callsOfTwo(HttpCache opened) throws IOException {
    try (HttpCache cache = opened) {
      get(cache);
      get(cache);
    }
    return asked.getAndSet(0);
  }

  @Test
  void theFileSaysHowLongResponsesAreFresh() throws IOException {
    assertThat(callsOfTwo(HttpCache.open(file()))).isEqualTo(2);
    assertThat(callsOfTwo(HttpCache.open(file("<http:cache expire-after='10m'/>")))).isOne();
  }

  @Test
  void theFileSaysWhomACacheServes() throws IOException {
    cacheControl = "private, max-age=60";
    assertThat(callsOfTwo(HttpCache.open(file("<http:cache type='private'/>")))).isOne();
    assertThat(callsOfTwo(HttpCache.open(file("<http:cache type='shared'/>")))).isEqualTo(2);
  }

  @Test
  void theFileSaysHowLargeABodyMayBe() throws IOException {
    cacheControl = "max-age=60";
    assertThat(callsOfTwo(HttpCache.open(file("<http:cache max-body-size='3'/>")))).isEqualTo(2);
    assertThat(callsOfTwo(HttpCache.open(file("<http:cache max-body-size='4B'/>")))).isOne();
  }

  @Test
  void theFileSaysHowLongResponsesOfAUrlAreFresh() throws IOException {
    String rules =
        "<http:cache><http:url pattern='%s' expire-after='10m'/>"
            + "<http:status code='404' expire-after='30s'/></http:cache>";
    assertThat(callsOfTwo(HttpCache.open(file(rules.formatted("forum.example/posts/*"))))).isOne();
    assertThat(callsOfTwo(HttpCache.open(file(rules.formatted("forum.example/users/*")))))
        .isEqualTo(2);
  }

  @Test
  void theFileSaysWhoseWordCounts() throws IOException {
    cacheControl = "max-age=60";
    String rules = "<http:cache cache-control='%s' expire-after='do-not-cache'/>";
    assertThat(callsOfTwo(HttpCache.open(file(rules.formatted("respect"))))).isOne();
    assertThat(callsOfTwo(HttpCache.open(file(rules.formatted("override"))))).isEqualTo(2);
  }

  @Test
  void theFileSaysWhatIsStored() throws IOException {
    cacheControl = "max-age=60";
    assertThat(callsOfTwo(HttpCache.open(file("<http:cache methods='POST'/>")))).isEqualTo(2);
    assertThat(callsOfTwo(HttpCache.open(file("<http:cache methods='GET POST'/>")))).isOne();
  }

  @Test
  void aCacheOnASecondProviderKeepsTheKeyOfItsCredentialsThere() throws IOException {
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
    assertThat(asked).hasValue(1);
    assertThat(folder.resolve("kept.sqlite.credential-key")).exists();
  }

  @Test
  void eachCacheHasThePolicyOfItsName() throws IOException {
    String file = file("<http:cache name='forum' expire-after='10m'/>", "<http:cache/>");
    assertThat(callsOfTwo(HttpCache.open(file))).isEqualTo(2);
    assertThat(callsOfTwo(HttpCache.builder().cacheName("forum").open(file))).isOne();
  }

  @Test
  void theFileSaysWhereTheCacheIs() throws IOException {
    cacheControl = "max-age=60";
    String file = file("<provider uri='sqlite:" + folder.resolve("kept.sqlite") + "'/>");
    assertThat(callsOfTwo(HttpCache.open(file))).isOne();
    assertThat(callsOfTwo(HttpCache.open(file))).isZero();
  }

  @Test
  void whatTheFileSaysWinsOverTheBuilder() throws IOException {
    String file = file("<http:cache max-body-size='10MiB'/>");
    cacheControl = "max-age=60";
    assertThat(callsOfTwo(HttpCache.builder().maxBodySize(0).open(file))).isOne();
  }

  @Test
  @Timeout(60)
  void theFileSaysHowOftenExpiredEntriesAreRemoved() throws Exception {
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
  void aWrongValueIsRefusedAtItsLine() throws IOException {
    assertRefused("<http:cache expire-after='soon'/>", "do-not-cache");
    assertRefused("<http:cache expire-after='0'/>", "immediately");
    assertRefused("<http:cache stale-retention='long'/>", "PT10M");
    assertRefused("<http:cache purge-interval='500ms'/>", "1s to 365d");
    assertRefused("<http:cache max-body-size='2GiB'/>", "max-body-size");
    assertRefused("<http:cache store-failures='0'/>", "1 to 1000");
    assertRefused("<http:cache store-delay='2d'/>", "1ms to 1d");
    assertRefused("<http:cache store-timeout='0'/>", "store-timeout");
    assertRefused("<http:cache methods='G,T'/>", "method");
    assertRefused("<http:cache jitter='7'/>", "jitter");
    assertRefused("<http:cache/><http:cache/>", "a name of its own");
    assertRefused(
        "<http:cache expires='1'/>",
        "known are: bypass-headers, bypass-parameters, cache-control, expire-after");
    assertRefused("<http:cache type='public'/>", "private, shared");
  }

  private void assertRefused(String element, String hint) throws IOException {
    String file = file(element);
    assertThatThrownBy(() -> HttpCache.open(file).close())
        .isInstanceOf(CacheXmlException.class)
        .hasMessageContainingAll("cache.xml:2: <cache>", hint);
  }

  @Test
  void theUriSaysHowLongResponsesAreFresh() throws IOException {
    assertThat(callsOfTwo(HttpCache.open("memory:a?expire-after=10m"))).isOne();
    assertThat(callsOfTwo(HttpCache.open("memory:a?expire-after=immediately"))).isEqualTo(2);
  }

  @Test
  void twoUrisOpenedByOneBuilderDoNotInfluenceEachOther() throws IOException {
    HttpCacheBuilder builder = HttpCache.builder();
    assertThat(callsOfTwo(builder.open("memory:a?expire-after=10m"))).isOne();
    assertThat(callsOfTwo(builder.open("memory:b"))).isEqualTo(2);
  }

  @Test
  void aFileWithUrlPatternsCanBeOpenedTwiceByOneBuilder() throws IOException {
    String file =
        file("<http:cache><http:url pattern='forum.example' expire-after='10m'/></http:cache>");
    HttpCacheBuilder builder = HttpCache.builder();
    assertThat(callsOfTwo(builder.open(file))).isOne();
    assertThat(callsOfTwo(builder.open(file))).isOne();
    assertThat(callsOfTwo(builder.open("memory:"))).isEqualTo(2);
  }

  @Test
  void laterChangesOfThePropertiesDoNotReachABuilder() throws IOException {
    Properties properties = new Properties();
    HttpCacheBuilder builder = HttpCache.builder().properties(properties);
    properties.put("no-such-option", "1");
    cacheControl = "max-age=60";
    assertThat(callsOfTwo(builder.open("memory:"))).isOne();
  }

  @Test
  void aBackendIsOpenedByNameByClassAndByInstance() throws IOException {
    cacheControl = "max-age=60";
    assertThat(callsOfTwo(HttpCache.open("memory"))).isOne();
    assertThat(callsOfTwo(HttpCache.builder().open(MemoryCachingProvider.class))).isOne();
    try (UriCachingProvider provider = new UriCachingProvider()) {
      assertThat(callsOfTwo(HttpCache.builder().open(provider))).isOne();
      CacheManager manager = provider.getCacheManager();
      assertThat(manager.isClosed()).isFalse();
      assertThat(callsOfTwo(HttpCache.builder().open(provider))).isZero();
    }
  }

  @Test
  void theNamesOfOtherLibrariesOpenTheSameBackends() throws IOException {
    cacheControl = "max-age=60";
    assertThat(callsOfTwo(HttpCache.open("locmem://default"))).isOne();
    assertThat(callsOfTwo(HttpCache.open("dummy://default"))).isEqualTo(2);
  }

  @Test
  void aPrefixAndAVersionKeepHttpCachesApart() throws IOException {
    cacheControl = "max-age=60";
    String file = "sqlite:" + folder.resolve("shared.sqlite");
    assertThat(callsOfTwo(HttpCache.open(file + "?key-prefix=a&version=1"))).isOne();
    assertThat(callsOfTwo(HttpCache.open(file + "?key-prefix=b&version=1"))).isOne();
    assertThat(callsOfTwo(HttpCache.open(file + "?key-prefix=a&version=2"))).isOne();
    assertThat(callsOfTwo(HttpCache.open(file + "?key-prefix=a&version=1"))).isZero();
  }

  @Test
  void propertiesReachTheBackend() {
    Properties wrong = new Properties();
    wrong.put("max-entries", "many");
    assertThatThrownBy(() -> HttpCache.builder().properties(wrong).open("memory:").close())
        .hasMessageContaining("max-entries");
  }
}
