package org.jcachehttp.http.internal.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import javax.cache.Cache;
import javax.cache.CacheException;
import org.jcachehttp.storage.StorageConfigurationException;
import org.junit.jupiter.api.Test;

/** A ping asks for a key of the cache, as its other operations do. */
class StorePingTest {

  private final List<String> calls = new ArrayList<>();

  @Test
  void theCacheItselfIsAsked() {
    assertThat(StorePing.send(cache(method -> false))).isTrue();
    assertThat(calls).containsExactly("isClosed", "containsKey");
  }

  @Test
  void aFailureOfTheCacheKeepsItsReason() {
    CacheException refusal =
        new CacheException("refused", new StorageConfigurationException("login"));
    assertThatThrownBy(() -> StorePing.send(failing(refusal))).isSameAs(refusal);
  }

  @Test
  void theExceptionOfADriverIsAFailureOfTheCache() {
    assertThatThrownBy(
            () -> StorePing.send(failing(new UnsupportedOperationException("connection lost"))))
        .isInstanceOf(CacheException.class)
        .hasMessage("connection lost");
  }

  @Test
  void aClosedCacheSaysSo() {
    assertThatThrownBy(
            () -> StorePing.send(cache(method -> method.equals("isClosed") ? true : "forum")))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("cache 'forum' is closed");
  }

  private Cache<String, String> failing(RuntimeException failure) {
    return cache(
        method -> {
          if (method.equals("containsKey")) {
            throw failure;
          }
          return false;
        });
  }

  private interface Answers {
    Object to(String method);
  }

  @SuppressWarnings("unchecked") // a proxy of Cache.class is a Cache of anything
  private Cache<String, String> cache(Answers answers) {
    return (Cache<String, String>)
        Proxy.newProxyInstance(
            getClass().getClassLoader(),
            new Class<?>[] {Cache.class},
            (proxy, method, arguments) -> {
              calls.add(method.getName());
              return answers.to(method.getName());
            });
  }
}
