package org.jcachehttp.frontdoor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
import org.jcachehttp.frontdoor.app.Price;
import org.jcachehttp.frontdoor.app.PriceListener;
import org.jcachehttp.frontdoor.app.PriceWriter;
import org.jcachehttp.storage.Storage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Caches, templates and providers as a file declares them. */
class DeclaredCachesTest {

  private static final String PRICES =
      "<cache name='prices' key-type='java.lang.String'"
          + " value-type='org.jcachehttp.frontdoor.app.Price' statistics='true'>"
          + "<expiry policy='created' after='10m'/>"
          + "<loader class='org.jcachehttp.frontdoor.app.PriceLoader'/>"
          + "<writer class='org.jcachehttp.frontdoor.app.PriceWriter'/>"
          + "<listener class='org.jcachehttp.frontdoor.app.PriceListener'"
          + " filter='org.jcachehttp.frontdoor.app.ExpensiveOnly' synchronous='true'/></cache>";

  private FrontDoor door;

  @BeforeEach
  void open(@TempDir Path folder) {
    door = new FrontDoor(folder);
    PriceWriter.WRITTEN.clear();
    PriceListener.CREATED.clear();
  }

  @AfterEach
  void close() {
    door.close();
  }

  @Test
  void aDeclaredCacheIsThereWithItsTypes() {
    CacheManager manager = door.with(PRICES);
    assertThat(manager.getCacheNames()).containsExactly("prices");
    assertThat(manager.getCache("prices", String.class, Price.class)).isNotNull();
    assertThatThrownBy(() -> manager.createCache("prices", new MutableConfiguration<>()))
        .isInstanceOf(CacheException.class)
        .hasMessageContaining("'prices' exists");
  }

  @Test
  void aDeclaredCacheHasItsExpiryAndStatistics() {
    CompleteConfiguration<?, ?> prices = configuration(door.with(PRICES), "prices");
    assertThat(prices.getExpiryPolicyFactory().create())
        .isEqualTo(new CreatedExpiryPolicy(new Duration(TimeUnit.MILLISECONDS, 600_000)));
    assertThat(prices.isStatisticsEnabled()).isTrue();
    assertThat(prices.isManagementEnabled()).isFalse();
  }

  @Test
  void itsLoaderWriterListenerAndFilterAreMadeByName() {
    Cache<String, Price> prices = door.with(PRICES).getCache("prices", String.class, Price.class);
    assertThat(prices.get("tea")).isEqualTo(new Price(3));
    prices.put("cake", new Price(250));
    prices.put("gum", new Price(5));
    assertThat(PriceWriter.WRITTEN).containsExactly("cake=250", "gum=5");
    assertThat(PriceListener.CREATED).containsExactly("cake");
  }

  @Test
  void aTemplateCompletesWhatCodeLeavesOpen() {
    CacheManager manager =
        door.with(
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
  void whatCodeSaysWinsOverTheTemplate() {
    CacheManager manager =
        door.with("<template match='*'><expiry policy='touched' after='1h'/></template>");
    manager.createCache(
        "own",
        new MutableConfiguration<>()
            .setExpiryPolicyFactory(CreatedExpiryPolicy.factoryOf(Duration.ONE_DAY)));
    assertThat(configuration(manager, "own").getExpiryPolicyFactory().create())
        .isEqualTo(new CreatedExpiryPolicy(Duration.ONE_DAY));
  }

  @Test
  void cachesOfOneManagerAreInSeveralBackends(@TempDir Path folder) {
    CacheManager manager =
        door.with(
            "<provider uri='memory:'/>",
            "<provider name='disk' uri='filesystem:" + folder.resolve("disk") + "'/>",
            "<cache name='kept' provider='disk'/>",
            "<template match='sessions-*' provider='disk'/>",
            "<cache name='quick'/>");
    manager.createCache("sessions-1", new MutableConfiguration<>());
    assertThat(placeOf(manager, "quick")).startsWith("memory:");
    assertThat(placeOf(manager, "kept")).startsWith("filesystem:");
    assertThat(placeOf(manager, "sessions-1")).startsWith("filesystem:");
  }

  @Test
  void aCacheHasASizeOfItsOwnInMemory() {
    CacheManager manager =
        door.with("<cache name='small' max-entries='3'/>", "<cache name='large'/>");
    assertThat(keptOf(manager.getCache("small"))).isLessThanOrEqualTo(3);
    assertThat(keptOf(manager.getCache("large"))).isEqualTo(100);
  }

  private static long keptOf(Cache<Object, Object> cache) {
    for (int i = 0; i < 100; i++) {
      cache.put(i, i);
    }
    long kept = 0;
    for (Cache.Entry<Object, Object> entry : cache) {
      kept += entry.getKey() instanceof Integer ? 1 : 0;
    }
    return kept;
  }

  @Test
  void theExpiryOfAProviderIsThatOfCachesWithoutOne() {
    CacheManager manager =
        door.with(
            "<provider uri='memory:?expire-after=5m'/>",
            "<cache name='kept'><expiry policy='eternal'/></cache>");
    assertThat(expiryOf(manager, "other").getExpiryForCreation())
        .isEqualTo(new Duration(TimeUnit.MILLISECONDS, 300_000));
    assertThat(configuration(manager, "kept").getExpiryPolicyFactory().create())
        .isInstanceOf(EternalExpiryPolicy.class);
  }

  @Test
  void anIncludedFileStandsWhereItIsIncluded() {
    door.file("caches.xml", "<cache name='included'/>");
    assertThat(door.with("<include href='caches.xml'/>").getCacheNames())
        .containsExactly("included");
  }

  @Test
  void anErrorInAnIncludedFileNamesThatFile() {
    door.file("caches.xml", "\n\n<cache/>");
    assertThatThrownBy(() -> door.with("<include href='caches.xml'/>"))
        .hasMessageContaining("caches.xml:3: <cache>");
  }

  @Test
  void placeholdersAreFilledFromPropertiesOrTheirDefault() {
    door.properties.put("cache.scheme", "dummy");
    CacheManager manager =
        door.with(
            "<provider uri='${cache.scheme}:x'/>",
            "<cache name='${cache.name:-fallback}' statistics='${cache.statistics:-true}'/>");
    assertThat(manager.getCacheNames()).containsExactly("fallback");
    assertThat(placeOf(manager, "fallback")).startsWith("dummy:");
  }

  @Test
  void aPropertyWinsOverTheOptionAndTheOptionOverTheUri() {
    door.properties.put("max-entries", "2");
    CacheManager manager =
        door.with(
            "<provider uri='memory:?max-entries=90'><option name='max-entries' value='80'/>"
                + "</provider><cache name='small'/>");
    assertThat(keptOf(manager.getCache("small"))).isLessThanOrEqualTo(2);
  }

  @Test
  void aPropertyThatNoProviderTakesIsRefused() {
    door.properties.put("max-entrys", "2");
    assertThatThrownBy(() -> door.with("<provider uri='memory:'/>"))
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

  private static String placeOf(CacheManager manager, String name) {
    return manager.getCache(name).unwrap(Storage.class).description();
  }
}
