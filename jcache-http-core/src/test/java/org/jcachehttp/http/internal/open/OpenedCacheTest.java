package org.jcachehttp.http.internal.open;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import javax.cache.CacheException;
import javax.cache.CacheManager;
import javax.cache.Caching;
import javax.cache.configuration.MutableConfiguration;
import javax.cache.spi.CachingProvider;
import org.jcachehttp.http.stored.CachedResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The cache of a manager that an HTTP cache opens. */
class OpenedCacheTest {

  private static final String NAME = "opened";

  private final CachingProvider provider =
      Caching.getCachingProvider("org.jsr107.ri.spi.RICachingProvider");
  private final CacheManager manager = provider.getCacheManager();

  @AfterEach
  void destroyCache() {
    manager.destroyCache(NAME);
    provider.close();
  }

  /** The manager as a thread sees it, if another thread is faster in each creation of a cache. */
  private CacheManager whereOthersAreFaster(Runnable creation) {
    return (CacheManager)
        Proxy.newProxyInstance(
            getClass().getClassLoader(),
            new Class<?>[] {CacheManager.class},
            (proxy, method, arguments) -> {
              if (method.getName().equals("createCache")) {
                creation.run();
              }
              try {
                return method.invoke(manager, arguments);
              } catch (InvocationTargetException thrown) {
                throw thrown.getCause();
              }
            });
  }

  @Test
  void threadsThatOpenOneNameAtOnceShareTheCache() {
    CacheManager slower = whereOthersAreFaster(() -> OpenedCache.in(manager, NAME));
    assertThat(OpenedCache.in(slower, NAME).cache())
        .isSameAs(manager.getCache(NAME, String.class, CachedResponse.class));
  }

  @Test
  void aCacheOfOtherTypesThatAnotherThreadCreatesIsRefused() {
    CacheManager slower =
        whereOthersAreFaster(
            () ->
                manager.createCache(
                    NAME,
                    new MutableConfiguration<Integer, String>()
                        .setTypes(Integer.class, String.class)));
    assertThatThrownBy(() -> OpenedCache.in(slower, NAME)).isInstanceOf(ClassCastException.class);
  }

  @Test
  void aFailureToCreateTheCacheIsThatOfTheManager() {
    CacheManager broken =
        whereOthersAreFaster(
            () -> {
              throw new CacheException("full");
            });
    assertThatThrownBy(() -> OpenedCache.in(broken, NAME)).hasMessage("full");
  }
}
