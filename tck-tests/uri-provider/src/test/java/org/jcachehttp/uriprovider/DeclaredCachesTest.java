package org.jcachehttp.uriprovider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import javax.cache.Cache;
import javax.cache.CacheException;
import javax.cache.CacheManager;
import javax.cache.configuration.CompleteConfiguration;
import javax.cache.configuration.MutableConfiguration;
import javax.cache.expiry.CreatedExpiryPolicy;
import javax.cache.expiry.Duration;
import javax.cache.expiry.EternalExpiryPolicy;
import javax.cache.expiry.ExpiryPolicy;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import org.jcachehttp.storage.Storage;
import org.jcachehttp.uriprovider.app.Price;
import org.jcachehttp.uriprovider.app.PriceListener;
import org.jcachehttp.uriprovider.app.PriceWriter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Caches, templates and providers that a file declares. */
class DeclaredCachesTest {

  private static final String PRICES =
      "<cache name='prices' key-type='java.lang.String'"
          + " value-type='org.jcachehttp.uriprovider.app.Price' statistics='true'>"
          + "<expiry policy='created' after='10m'/>"
          + "<loader class='org.jcachehttp.uriprovider.app.PriceLoader'/>"
          + "<writer class='org.jcachehttp.uriprovider.app.PriceWriter'/>"
          + "<listener class='org.jcachehttp.uriprovider.app.PriceListener'"
          + " filter='org.jcachehttp.uriprovider.app.ExpensiveFilter' synchronous='true'/></cache>";

  private Managers managers;

  @BeforeEach
  void open(@TempDir Path folder) {
    managers = new Managers(folder);
    PriceWriter.WRITTEN.clear();
    PriceListener.CREATED.clear();
  }

  @AfterEach
  void close() {
    managers.close();
  }

  @Test
  void aDeclaredCacheExistsWithItsTypes() {
    CacheManager manager = managers.with(PRICES);
    assertThat(manager.getCacheNames()).containsExactly("prices");
    assertThat(manager.getCache("prices", String.class, Price.class)).isNotNull();
    assertThatThrownBy(() -> manager.createCache("prices", new MutableConfiguration<>()))
        .isInstanceOf(CacheException.class)
        .hasMessageContaining("'prices' exists");
  }

  @Test
  void aDeclaredCacheHasItsExpiryAndStatistics() {
    CompleteConfiguration<?, ?> prices = configuration(managers.with(PRICES), "prices");
    assertThat(prices.getExpiryPolicyFactory().create())
        .isEqualTo(new CreatedExpiryPolicy(new Duration(TimeUnit.MILLISECONDS, 600_000)));
    assertThat(prices.isStatisticsEnabled()).isTrue();
    assertThat(prices.isManagementEnabled()).isFalse();
  }

  @Test
  void loaderWriterListenerAndFilterAreCreatedByClassName() {
    Cache<String, Price> prices =
        managers.with(PRICES).getCache("prices", String.class, Price.class);
    assertThat(prices.get("tea")).isEqualTo(new Price(3));
    prices.put("cake", new Price(250));
    prices.put("gum", new Price(5));
    assertThat(PriceWriter.WRITTEN).containsExactly("cake=250", "gum=5");
    assertThat(PriceListener.CREATED).containsExactly("cake");
  }

  @Test
  void aTemplateSetsTheDefaultsOfCachesCreatedInCode() {
    CacheManager manager =
        managers.with(
            "<template match='default-update-timestamps-region'>"
                + "<expiry policy='eternal'/></template>",
            "<template match='*' statistics='true'>"
                + "<expiry policy='touched' after='1h'/></template>");
    assertThat(expiryOf(manager, "default-update-timestamps-region"))
        .isInstanceOf(EternalExpiryPolicy.class);
    assertThat(expiryOf(manager, "com.acme.Order").getExpiryForAccess())
        .isEqualTo(new Duration(TimeUnit.MILLISECONDS, 3_600_000));
    assertThat(configuration(manager, "com.acme.Order").isStatisticsEnabled()).isTrue();
  }

  @Test
  void codeTakesPrecedenceOverATemplate() {
    CacheManager manager =
        managers.with("<template match='*'><expiry policy='touched' after='1h'/></template>");
    manager.createCache(
        "own",
        new MutableConfiguration<>()
            .setExpiryPolicyFactory(CreatedExpiryPolicy.factoryOf(Duration.ONE_DAY)));
    assertThat(configuration(manager, "own").getExpiryPolicyFactory().create())
        .isEqualTo(new CreatedExpiryPolicy(Duration.ONE_DAY));
  }

  @Test
  void cachesOfOneManagerCanUseSeveralBackends(@TempDir Path folder) {
    CacheManager manager =
        managers.with(
            "<provider uri='memory:'/>",
            "<provider name='disk' uri='filesystem:" + folder.resolve("disk") + "'/>",
            "<cache name='kept' provider='disk'/>",
            "<template match='sessions-*' provider='disk'/>",
            "<cache name='quick'/>");
    manager.createCache("sessions-1", new MutableConfiguration<>());
    assertThat(backendOf(manager, "quick")).startsWith("memory:");
    assertThat(backendOf(manager, "kept")).startsWith("filesystem:");
    assertThat(backendOf(manager, "sessions-1")).startsWith("filesystem:");
  }

  @Test
  void maxEntriesLimitsOneCache() {
    CacheManager manager =
        managers.with("<cache name='small' max-entries='3'/>", "<cache name='large'/>");
    assertThat(entriesAfterPuts(manager.getCache("small"))).isLessThanOrEqualTo(3);
    assertThat(entriesAfterPuts(manager.getCache("large"))).isEqualTo(100);
  }

  @Test
  void aCacheOrTemplateHasItsOwnNearCache() throws Exception {
    CacheManager manager =
        managers.with(
            "<provider uri='sqlite:near?use-memory=true'/>",
            "<cache name='near' statistics='true'><near max-entries='10' ttl='1d'/></cache>",
            "<cache name='far' statistics='true'/>",
            "<template match='t*' statistics='true'><near max-bytes='1MiB'/></template>");
    manager.createCache("template", new MutableConfiguration<>());
    assertThat(nearEntriesAfterGet(manager, "near")).isEqualTo(1);
    assertThat(nearEntriesAfterGet(manager, "far")).isZero();
    assertThat(nearEntriesAfterGet(manager, "template")).isEqualTo(1);
  }

  private static long nearEntriesAfterGet(CacheManager manager, String name) throws Exception {
    Cache<Object, Object> cache = manager.getCache(name);
    cache.put("key", "value");
    cache.get("key");
    MBeanServer beans = ManagementFactory.getPlatformMBeanServer();
    ObjectName names = new ObjectName("javax.cache:type=CacheStatistics,*,Cache=" + name);
    ObjectName only = beans.queryNames(names, null).iterator().next();
    return (Long) beans.getAttribute(only, "NearCacheEntries");
  }

  @Test
  void aNearCacheWithoutALimitOrInFrontOfMemoryIsRejected() {
    assertThatThrownBy(
            () ->
                managers.with(
                    "<provider uri='sqlite:near?use-memory=true'/>",
                    "<cache name='near'><near ttl='5s'/></cache>"))
        .hasMessageContainingAll("<near>", "'near-max-entries' or 'near-max-bytes'");
    assertThatThrownBy(() -> managers.with("<cache name='near'><near max-entries='1'/></cache>"))
        .hasMessageContaining("cannot have a near cache");
  }

  private static long entriesAfterPuts(Cache<Object, Object> cache) {
    for (int i = 0; i < 100; i++) {
      cache.put(i, i);
    }
    long entries = 0;
    for (Cache.Entry<Object, Object> entry : cache) {
      entries += entry.getKey() instanceof Integer ? 1 : 0;
    }
    return entries;
  }

  @Test
  void theExpiryOfAProviderIsTheDefaultOfItsCaches() {
    CacheManager manager =
        managers.with(
            "<provider uri='memory:?expire-after=5m'/>",
            "<cache name='kept'><expiry policy='eternal'/></cache>");
    assertThat(expiryOf(manager, "other").getExpiryForCreation())
        .isEqualTo(new Duration(TimeUnit.MILLISECONDS, 300_000));
    assertThat(configuration(manager, "kept").getExpiryPolicyFactory().create())
        .isInstanceOf(EternalExpiryPolicy.class);
  }

  @Test
  void anIncludedFileIsRead() {
    managers.file("caches.xml", "<cache name='included'/>");
    assertThat(managers.with("<include href='caches.xml'/>").getCacheNames())
        .containsExactly("included");
  }

  @Test
  void anErrorInAnIncludedFileNamesThatFile() {
    managers.file("caches.xml", "\n\n<cache/>");
    assertThatThrownBy(() -> managers.with("<include href='caches.xml'/>"))
        .hasMessageContaining("caches.xml:3: <cache>");
  }

  @Test
  void placeholdersAreFilledFromPropertiesOrTheirDefault() {
    managers.properties.put("cache.scheme", "dummy");
    CacheManager manager =
        managers.with(
            "<provider uri='${cache.scheme}:x'/>",
            "<cache name='${cache.name:-fallback}' statistics='${cache.statistics:-true}'/>");
    assertThat(manager.getCacheNames()).containsExactly("fallback");
    assertThat(backendOf(manager, "fallback")).startsWith("dummy:");
  }

  @Test
  void aPropertyTakesPrecedenceOverAnOptionAndAnOptionOverTheUri() {
    managers.properties.put("max-entries", "2");
    CacheManager manager =
        managers.with(
            "<provider uri='memory:?max-entries=90'><option name='max-entries' value='80'/>"
                + "</provider><cache name='small'/>");
    assertThat(entriesAfterPuts(manager.getCache("small"))).isLessThanOrEqualTo(2);
  }

  @Test
  void aPropertyUnknownToAllProvidersIsRejected() {
    managers.properties.put("max-entrys", "2");
    assertThatThrownBy(() -> managers.with("<provider uri='memory:'/>"))
        .isInstanceOf(CacheException.class)
        .hasMessageContaining("did you mean 'max-entries'?");
  }

  private ExpiryPolicy expiryOf(CacheManager manager, String name) {
    manager.createCache(name, new MutableConfiguration<>());
    return configuration(manager, name).getExpiryPolicyFactory().create();
  }

  @SuppressWarnings("unchecked") // the raw class is what JSR-107's method takes
  private static CompleteConfiguration<Object, Object> configuration(
      CacheManager manager, String name) {
    Cache<Object, Object> cache = manager.getCache(name);
    return cache.getConfiguration(CompleteConfiguration.class);
  }

  private static String backendOf(CacheManager manager, String name) {
    return manager.getCache(name).unwrap(Storage.class).description();
  }
}
