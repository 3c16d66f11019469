package org.jcachehttp.uriprovider;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.lang.ref.WeakReference;
import java.net.URI;
import java.nio.file.Path;
import java.util.ServiceLoader;
import javax.cache.Cache;
import javax.cache.CacheException;
import javax.cache.CacheManager;
import javax.cache.configuration.MutableConfiguration;
import javax.cache.spi.CachingProvider;
import javax.management.ObjectName;
import org.jcachehttp.engine.UriCachingProvider;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The lifecycle of the provider and its managers. */
class ProviderTest {

  private Managers managers;

  @BeforeEach
  void open(@TempDir Path folder) {
    managers = new Managers(folder);
  }

  @AfterEach
  void close() {
    managers.close();
  }

  @Test
  void uriCachingProviderIsTheOnlyRegisteredProvider() {
    assertThat(ServiceLoader.load(CachingProvider.class))
        .filteredOn(each -> each.getClass().getName().startsWith("org.jcachehttp."))
        .hasExactlyElementsOfTypes(UriCachingProvider.class);
  }

  @Test
  void aUriAndAClassLoaderIdentifyAManager() {
    CacheManager manager = managers.open("memory:a");
    assertThat(managers.open("memory:a")).isSameAs(manager);
    assertThat(managers.open("memory:b")).isNotSameAs(manager);
    assertThat(managers.provider.getCacheManager(URI.create("memory:a"), new Loader()))
        .isNotSameAs(manager);
  }

  @Test
  void aClosedProviderClosesItsManagersAndStaysUsable() {
    CacheManager manager = managers.with("<cache name='a'/>");
    Cache<Object, Object> cache = manager.getCache("a");
    managers.provider.close();
    managers.provider.close();
    assertThat(manager.isClosed()).isTrue();
    assertThat(cache.isClosed()).isTrue();
    Cache<Object, Object> reopened = managers.with("<cache name='a'/>").getCache("a");
    reopened.put("k", "v");
    assertThat(reopened.get("k")).isEqualTo("v");
  }

  @Test
  void aFailedOpenLeavesNothingOpen() {
    assertThatThrownBy(
            () -> managers.with("<cache name='a' management='true'/>", "<cache name='a'/>"))
        .isInstanceOf(CacheException.class);
    assertThat(managers.with("<cache name='a'/>").getCacheNames()).containsExactly("a");
  }

  @Test
  @Timeout(30)
  void aClosedManagerReleasesItsClassLoader() throws Exception {
    WeakReference<ClassLoader> loader = useAndClose();
    while (loader.get() != null) {
      System.gc();
      Thread.sleep(20);
    }
  }

  /** Uses caches with the classes of another class loader, and closes the manager. */
  private WeakReference<ClassLoader> useAndClose() throws Exception {
    Loader application = new Loader();
    URI file =
        managers.file(
            "app.xml",
            "<cache name='prices' key-type='java.lang.String'"
                + " value-type='org.jcachehttp.uriprovider.app.Price' statistics='true'"
                + " management='true'>"
                + "<loader class='org.jcachehttp.uriprovider.app.PriceLoader'/>"
                + "<listener class='org.jcachehttp.uriprovider.app.PriceListener'/></cache>");
    CacheManager manager = managers.provider.getCacheManager(file, application);
    Cache<Object, Object> prices = manager.getCache("prices");
    Object price = prices.get("tea");
    assertThat(price.getClass().getClassLoader()).isSameAs(application);
    prices.put("cake", price);
    Cache<Object, Object> byKey = manager.createCache("by-key", new MutableConfiguration<>());
    byKey.put(price, price);
    assertThat(byKey.get(price)).isEqualTo(price);
    manager.close();
    return new WeakReference<>(application);
  }

  @ParameterizedTest
  @CsvSource({
    "memcached://host:11211, use redis:",
    "postgresql://host/db, use jdbc:postgresql:",
    "jdbc:sqlite:app.sqlite, 'use sqlite:/path/of/a/file, without jdbc:'",
    "s3://bucket, use dynamodb:",
    "/var/cache/app.sqlite, begins with its scheme",
    "app.db, begins with its scheme"
  })
  void whatIsNoBackendIsReportedWithOneThatIs(String uri, String remedy) {
    assertRejected(uri, remedy);
  }

  @Test
  void aMissingBackendIsReportedWithItsArtifact() {
    assertRejected("mongodb:", "add org.jcachehttp:jcache-http-mongodb to the class path");
  }

  @Test
  void anUnknownSchemeIsReportedWithTheMostSimilarOne() {
    assertRejected("sqllite:x", "did you mean 'sqlite'?");
  }

  @Test
  void anUnknownOptionIsReportedWithTheMostSimilarOne() {
    assertRejected(
        "memory:x?max-entrys=1", "unknown option 'max-entrys'; did you mean 'max-entries'?");
  }

  @Test
  void zeroIsNotAValidExpiry() {
    assertRejected("memory:x?timeout=0", "'immediately'");
    assertRejected("memory:x?ttl=0s", "'immediately'");
    assertRejected("sqlite:x?timeout=5", "'timeout' is ambiguous");
    assertRejected("memory:x?timeout=5&ttl=6", "have the same meaning: give one of them");
  }

  @Test
  void messagesContainNoSecretsOfTheUri() {
    assertThatThrownBy(() -> managers.open("mongodb://admin:hunter2@host/?password=hunter3"))
        .isInstanceOf(CacheException.class)
        .hasMessageContaining("host")
        .extracting(Throwable::getMessage)
        .asString()
        .doesNotContain("hunter2", "hunter3", "admin");
  }

  @Test
  void aPasswordIsAcceptedInPropertiesAndRejectedInAUri() {
    managers.properties.put("password", "hunter2");
    try (CacheManager manager = managers.open("redis://127.0.0.1:1/0")) {
      assertThat(manager.getURI()).hasToString("redis://127.0.0.1:1/0");
    }
    assertRejected("redis://127.0.0.1:1/0?password=hunter2", "give it in Properties");
  }

  @Test
  void jmxNamesContainNoSecretsOfTheUri() throws Exception {
    CacheManager manager = managers.open("memory://admin:hunter2@secrets");
    manager.createCache("shown", new MutableConfiguration<>().setStatisticsEnabled(true));
    assertThat(
            ManagementFactory.getPlatformMBeanServer()
                .queryNames(new ObjectName("javax.cache:type=CacheStatistics,*"), null))
        .map(ObjectName::getCanonicalName)
        .anyMatch(name -> name.contains("secrets"))
        .noneMatch(name -> name.contains("hunter2"));
  }

  private void assertRejected(String uri, String reason) {
    URI opened = URI.create(uri.endsWith(":") ? uri + "x" : uri);
    assertThatThrownBy(() -> managers.open(opened))
        .isInstanceOf(CacheException.class)
        .hasMessageContaining(reason);
  }

  /** The class loader of an application, which loads the classes of one package itself. */
  private static final class Loader extends ClassLoader {

    private static final String APPLICATION = "org.jcachehttp.uriprovider.app.";

    Loader() {
      super(Loader.class.getClassLoader());
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
      Class<?> loaded = findLoadedClass(name);
      return loaded == null && name.startsWith(APPLICATION) ? define(name) : delegate(name, loaded);
    }

    private Class<?> delegate(String name, @Nullable Class<?> loaded)
        throws ClassNotFoundException {
      return loaded == null ? super.loadClass(name, false) : loaded;
    }

    private Class<?> define(String name) throws ClassNotFoundException {
      try (InputStream bytes = getParent().getResourceAsStream(name.replace('.', '/') + ".class")) {
        byte[] content = requireNonNull(bytes).readAllBytes();
        return defineClass(name, content, 0, content.length);
      } catch (IOException e) {
        throw new ClassNotFoundException(name, e);
      }
    }
  }
}
