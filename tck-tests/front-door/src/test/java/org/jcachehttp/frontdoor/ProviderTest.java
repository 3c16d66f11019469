package org.jcachehttp.frontdoor;

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

/** The provider and its managers, from opening to closing. */
class ProviderTest {

  private FrontDoor door;

  @BeforeEach
  void open(@TempDir Path folder) {
    door = new FrontDoor(folder);
  }

  @AfterEach
  void close() {
    door.close();
  }

  @Test
  void oneProviderOfThisProjectIsRegistered() {
    assertThat(ServiceLoader.load(CachingProvider.class))
        .filteredOn(each -> each.getClass().getName().startsWith("org.jcachehttp."))
        .hasExactlyElementsOfTypes(UriCachingProvider.class);
  }

  @Test
  void oneUriAndLoaderHaveOneManager() {
    CacheManager manager = door.open("memory:a");
    assertThat(door.open("memory:a")).isSameAs(manager);
    assertThat(door.open("memory:b")).isNotSameAs(manager);
    assertThat(door.provider.getCacheManager(URI.create("memory:a"), new Loader()))
        .isNotSameAs(manager);
  }

  @Test
  void closingTheProviderClosesItsManagersAndLeavesItUsable() {
    CacheManager manager = door.with("<cache name='a'/>");
    Cache<Object, Object> cache = manager.getCache("a");
    door.provider.close();
    door.provider.close();
    assertThat(manager.isClosed()).isTrue();
    assertThat(cache.isClosed()).isTrue();
    Cache<Object, Object> again = door.with("<cache name='a'/>").getCache("a");
    again.put("k", "v");
    assertThat(again.get("k")).isEqualTo("v");
  }

  @Test
  void aFileThatCannotBeOpenedLeavesNothingOpen() {
    assertThatThrownBy(() -> door.with("<cache name='a' management='true'/>", "<cache name='a'/>"))
        .isInstanceOf(CacheException.class);
    assertThat(door.with("<cache name='a'/>").getCacheNames()).containsExactly("a");
  }

  @Test
  @Timeout(30)
  void noClassLoaderIsHeldOnceAManagerIsClosed() throws Exception {
    WeakReference<ClassLoader> loader = usedAndClosed();
    while (loader.get() != null) {
      System.gc();
      Thread.sleep(20);
    }
  }

  /** An application that comes with classes of its own, works with its caches, and goes. */
  private WeakReference<ClassLoader> usedAndClosed() throws Exception {
    Loader application = new Loader();
    URI file =
        door.file(
            "app.xml",
            "<cache name='prices' key-type='java.lang.String'"
                + " value-type='org.jcachehttp.frontdoor.app.Price' statistics='true'"
                + " management='true'>"
                + "<loader class='org.jcachehttp.frontdoor.app.PriceLoader'/>"
                + "<listener class='org.jcachehttp.frontdoor.app.PriceListener'/></cache>");
    CacheManager manager = door.provider.getCacheManager(file, application);
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

  @Test
  void aMissingBackendNamesTheArtifactToAdd() {
    assertRefused("mongodb:", "add org.jcachehttp:jcache-http-mongodb to the class path");
  }

  @Test
  void anUnknownSchemeNamesTheNearest() {
    assertRefused("sqllite:x", "did you mean 'sqlite'?");
  }

  @Test
  void anUnknownOptionNamesTheNearest() {
    assertRefused(
        "memory:x?max-entrys=1", "unknown option 'max-entrys'; did you mean 'max-entries'?");
  }

  @Test
  void zeroIsNoExpiry() {
    assertRefused("memory:x?timeout=0", "'immediately'");
    assertRefused("memory:x?ttl=0s", "'immediately'");
    assertRefused("sqlite:x?timeout=5", "'timeout' is ambiguous");
    assertRefused("memory:x?timeout=5&ttl=6", "have the same meaning: give one of them");
  }

  @Test
  void noSecretOfAUriIsInAMessage() {
    assertThatThrownBy(() -> door.open("mongodb://admin:hunter2@host/?password=hunter3"))
        .isInstanceOf(CacheException.class)
        .hasMessageContaining("host")
        .extracting(Throwable::getMessage)
        .asString()
        .doesNotContain("hunter2", "hunter3", "admin");
  }

  @Test
  void aPasswordIsTakenFromPropertiesAndFromNoUri() {
    door.properties.put("password", "hunter2");
    try (CacheManager manager = door.open("redis://127.0.0.1:1/0")) {
      assertThat(manager.getURI()).hasToString("redis://127.0.0.1:1/0");
    }
    assertRefused("redis://127.0.0.1:1/0?password=hunter2", "give it in Properties");
  }

  @Test
  void noSecretOfAUriIsInJmx() throws Exception {
    CacheManager manager = door.open("memory://admin:hunter2@secrets");
    manager.createCache("shown", new MutableConfiguration<>().setStatisticsEnabled(true));
    assertThat(
            ManagementFactory.getPlatformMBeanServer()
                .queryNames(new ObjectName("javax.cache:type=CacheStatistics,*"), null))
        .map(ObjectName::getCanonicalName)
        .anyMatch(name -> name.contains("secrets"))
        .noneMatch(name -> name.contains("hunter2"));
  }

  private void assertRefused(String uri, String reason) {
    URI opened = URI.create(uri.endsWith(":") ? uri + "x" : uri);
    assertThatThrownBy(() -> door.open(opened))
        .isInstanceOf(CacheException.class)
        .hasMessageContaining(reason);
  }

  /** The loader of an application: its classes are its own, everything else is shared. */
  private static final class Loader extends ClassLoader {

    private static final String OWN = "org.jcachehttp.frontdoor.app.";

    Loader() {
      super(Loader.class.getClassLoader());
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
      Class<?> loaded = findLoadedClass(name);
      return loaded == null && name.startsWith(OWN) ? defined(name) : shared(name, loaded);
    }

    private Class<?> shared(String name, @Nullable Class<?> loaded) throws ClassNotFoundException {
      return loaded == null ? super.loadClass(name, false) : loaded;
    }

    private Class<?> defined(String name) throws ClassNotFoundException {
      try (InputStream bytes = getParent().getResourceAsStream(name.replace('.', '/') + ".class")) {
        byte[] content = requireNonNull(bytes).readAllBytes();
        return defineClass(name, content, 0, content.length);
      } catch (IOException e) {
        throw new ClassNotFoundException(name, e);
      }
    }
  }
}
