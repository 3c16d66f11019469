package org.jcachehttp.uriprovider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import javax.cache.Cache;
import javax.cache.CacheManager;
import javax.cache.configuration.CompleteConfiguration;
import org.jcachehttp.engine.UriCachingProvider;
import org.jcachehttp.http.CacheSession;
import org.jcachehttp.http.HttpCache;
import org.jcachehttp.http.settings.ExpireAfter;
import org.jcachehttp.http.stored.CachedResponse;
import org.jcachehttp.storage.Deadline;
import org.jcachehttp.storage.ScanCriteria;
import org.jcachehttp.storage.Storage;
import org.jcachehttp.storage.StoredEntries;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** HTTP caches in the manager of an application. */
class HttpManagerTest {

  @TempDir private Path folder;
  private final UriCachingProvider provider = new UriCachingProvider();
  private final CountingOrigin origin = new CountingOrigin();

  @AfterEach
  void closeProvider() {
    provider.close();
  }

  private URI file(String... elements) throws IOException {
    return CacheXmlFile.in(folder, elements);
  }

  private CacheManager manager(URI uri) {
    return provider.getCacheManager(uri, getClass().getClassLoader());
  }

  @Test
  void aManagerIsUsedWithTheSettingsOfItsFile() throws IOException {
    CacheManager manager =
        manager(file("<http:cache expire-after='10m'/>", "<http:cache name='other'/>"));
    assertThat(origin.requestsOf(HttpCache.open(manager))).isOne();
    assertThat(origin.requestsOf(HttpCache.open(manager))).isZero();
    assertThat(origin.requestsOf(HttpCache.open(manager, "other"))).isEqualTo(2);
    assertThat(manager.isClosed()).isFalse();
    assertThat(manager.getCacheNames()).containsExactlyInAnyOrder("http_cache", "other");
  }

  @Test
  void theFileIsNotAppliedAgainToTheSettingsOfAnHttpCache() throws IOException {
    CacheManager manager =
        manager(
            file(
                "<http:cache expire-after='10m'><http:url pattern='a/**' expire-after='1h'/>"
                    + "</http:cache>"));
    HttpCache first = HttpCache.open(manager);
    HttpCache second = first.toBuilder().expireAfter(ExpireAfter.doNotCache()).open(manager);
    assertThat(origin.requestsOf(second)).isEqualTo(2);
    first.close();
    assertThatThrownBy(first::toBuilder).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void theSettingsOfAFileOpenAnotherStoreOfTheSameFile() throws IOException {
    String uri =
        file("<http:cache><http:url pattern='a/**' expire-after='1h'/></http:cache>").toString();
    try (HttpCache first = HttpCache.open(uri);
        HttpCache second = first.toBuilder().open(uri)) {
      assertThat(second).hasToString(first.toString());
    }
  }

  @Test
  void aManagerOfABackendHasTheLifetimeOfItsUri() throws IOException {
    CacheManager manager = manager(URI.create("memory:forum?expire-after=10m"));
    assertThat(origin.requestsOf(HttpCache.open(manager))).isOne();
  }

  @Test
  void anHttpCacheOverACacheOfAFileHasItsSettings() throws IOException {
    CacheManager manager =
        manager(
            file(
                "<cache name='pages' key-type='java.lang.String' value-type='"
                    + CachedResponse.class.getName()
                    + "'/>",
                "<http:cache name='pages' expire-after='10m'/>"));
    Cache<String, CachedResponse> pages =
        manager.getCache("pages", String.class, CachedResponse.class);
    assertThat(origin.requestsOf(HttpCache.over(pages))).isOne();
    assertThat(pages.isClosed()).isFalse();
  }

  @Test
  void aManagerAndAnHttpCacheOfOneFileShareABackend() throws IOException {
    String database = folder.resolve("forum.sqlite").toUri().getPath();
    URI file =
        file("<provider uri='sqlite:" + database + "'/>", "<http:cache expire-after='10m'/>");
    CacheManager manager = manager(file);
    Storage storage = manager.unwrap(Storage.class);
    try (HttpCache cache = HttpCache.open(file.toString());
        CacheManager direct = manager(URI.create("sqlite:" + database + "?version=2"))) {
      assertThat(direct.unwrap(Storage.class)).isSameAs(storage);
      origin.get(cache);
    }
    assertThat(origin.requestsOf(HttpCache.open(manager))).isOne();
  }

  @Test
  @SuppressWarnings("unchecked") // JSR-107: getConfiguration takes a raw class
  void aDeclaredCacheWithoutTypesIsTheHttpCacheOfItsName() throws IOException {
    CacheManager manager =
        manager(
            file(
                "<cache name='http_cache' statistics='true'/>",
                "<cache name='pages'/>",
                "<cache name='prices'/>",
                "<http:cache expire-after='10m'/>",
                "<http:cache name='pages' expire-after='10m'/>"));
    assertThat(origin.requestsOf(HttpCache.open(manager))).isOne();
    assertThat(origin.requestsOf(HttpCache.open(manager, "pages"))).isOne();
    assertThat(manager.getCache("prices", Object.class, Object.class)).isNotNull();
    assertThat(
            manager
                .getCache("http_cache", String.class, CachedResponse.class)
                .getConfiguration(CompleteConfiguration.class)
                .isStatisticsEnabled())
        .isTrue();
  }

  @Test
  void aCacheOfOtherTypesIsRefusedWithTheRemedy() throws IOException {
    CacheManager manager = manager(file("<cache name='prices'/>"));
    assertThatThrownBy(() -> HttpCache.open(manager, "prices"))
        .isInstanceOf(ClassCastException.class)
        .hasMessageContaining("cache 'prices' is no cache of HTTP responses")
        .hasMessageContaining("<http:cache name=\"prices\"/>");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "<expiry policy='eternal'/>"})
  void underAnEternalPolicyEntriesExpireAtTheEndOfTheirRetention(String expiry) throws IOException {
    CacheManager manager =
        manager(
            file(
                "<cache name='http_cache'>" + expiry + "</cache>",
                "<http:cache expire-after='10m' stale-retention='1h'/>"));
    try (HttpCache cache = HttpCache.open(manager)) {
      origin.get(cache);
      assertThat(deadline(manager).isNever()).isFalse();
      assertThat(deadline(manager).epochMillis())
          .isLessThan(System.currentTimeMillis() + Duration.ofHours(3).toMillis());
    }
  }

  @SuppressWarnings("unchecked") // unwrap has no generic types
  private static Deadline deadline(CacheManager manager) {
    StoredEntries<String> entries =
        manager
            .getCache("http_cache", String.class, CachedResponse.class)
            .unwrap(StoredEntries.class);
    return entries.scanMetadata(ScanCriteria.all()).next().deadline();
  }

  @Test
  void settingsAreChangedOverTheSameMemory() throws IOException {
    String uri = file("<http:cache expire-after='10m'/>").toString();
    try (HttpCache cache = HttpCache.open(uri)) {
      CacheSession session = CacheSession.over(cache);
      origin.get(session.cache());
      try (HttpCache tolerant =
          session.swap(builder -> builder.staleIfError(Duration.ofHours(1)))) {
        origin.get(session.cache());
        assertThat(session.cache()).isSameAs(tolerant);
        assertThat(tolerant.toString()).contains("ifError=PT1H").contains("expireAfter=PT10M");
        assertThat(tolerant.toBuilder()).hasToString(cacheAndSettings(tolerant));
      }
      origin.get(cache);
      assertThat(origin.requests()).isEqualTo(1);
    }
  }

  private static String cacheAndSettings(HttpCache cache) {
    return cache.toString().replaceFirst("HttpCache", "HttpCacheBuilder");
  }

  @Test
  void aManagerThatIsClosedIsRefused() {
    CacheManager manager = manager(URI.create("memory:forum"));
    manager.close();
    assertThatThrownBy(() -> HttpCache.open(manager))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("memory:forum is closed");
  }
}
