package org.jcachehttp.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import javax.cache.Cache;
import javax.cache.configuration.Factory;
import javax.cache.configuration.MutableConfiguration;
import javax.cache.expiry.AccessedExpiryPolicy;
import javax.cache.expiry.CreatedExpiryPolicy;
import javax.cache.expiry.Duration;
import javax.cache.expiry.EternalExpiryPolicy;
import javax.cache.expiry.ExpiryPolicy;
import javax.cache.expiry.ModifiedExpiryPolicy;
import javax.cache.expiry.TouchedExpiryPolicy;
import org.jcachehttp.storage.ByteStorage;
import org.jcachehttp.storage.Region;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Under every policy an operation on many entries asks the storage once per page of entries. */
class BatchesTest {

  private static final int MANY = 1_000;

  /** Pages of 500, each read and written. */
  private static final int FEW = 4;

  private final AtomicInteger calls = new AtomicInteger();

  static List<Factory<? extends ExpiryPolicy>> policies() {
    return List.of(
        EternalExpiryPolicy.factoryOf(),
        CreatedExpiryPolicy.factoryOf(Duration.ONE_HOUR),
        ModifiedExpiryPolicy.factoryOf(Duration.ONE_HOUR),
        AccessedExpiryPolicy.factoryOf(Duration.ONE_HOUR),
        TouchedExpiryPolicy.factoryOf(Duration.ONE_HOUR));
  }

  private Cache<String, String> cache(Factory<? extends ExpiryPolicy> policy) {
    return new MapCachingProvider(new Counting(new MapStorage(), calls))
        .getCacheManager(URI.create("map:x"), null)
        .createCache(
            "many",
            new MutableConfiguration<String, String>()
                .setTypes(String.class, String.class)
                .setExpiryPolicyFactory(policy));
  }

  private static Map<String, String> entries(String value) {
    Map<String, String> entries = new HashMap<>();
    for (int i = 0; i < MANY; i++) {
      entries.put("key" + i, value);
    }
    return entries;
  }

  @ParameterizedTest
  @MethodSource("policies")
  void putAllAsksOncePerPage(Factory<? extends ExpiryPolicy> policy) {
    Cache<String, String> cache = cache(policy);
    assertAsksAtMost(FEW, () -> cache.putAll(entries("created")));
    assertAsksAtMost(FEW, () -> cache.putAll(entries("updated")));
    assertThat(cache.get("key7")).isEqualTo("updated");
  }

  @ParameterizedTest
  @MethodSource("policies")
  void removeAllOfKeysAsksOncePerPage(Factory<? extends ExpiryPolicy> policy) {
    Cache<String, String> cache = cache(policy);
    cache.putAll(entries("value"));
    cache.put("another", "value");
    assertAsksAtMost(FEW, () -> cache.removeAll(entries("any").keySet()));
    assertThat(cache).singleElement().extracting(Cache.Entry::getKey).isEqualTo("another");
  }

  @ParameterizedTest
  @MethodSource("policies")
  void removeAllAsksOncePerPage(Factory<? extends ExpiryPolicy> policy) {
    Cache<String, String> cache = cache(policy);
    cache.putAll(entries("value"));
    assertAsksAtMost(FEW + 2, cache::removeAll);
    assertThat(cache).isEmpty();
  }

  private void assertAsksAtMost(int most, Runnable operation) {
    calls.set(0);
    operation.run();
    assertThat(calls.get()).isBetween(1, most);
  }

  /** Counts what its regions are asked. */
  private record Counting(MapStorage counted, AtomicInteger calls) implements ByteStorage {

    @Override
    @SuppressWarnings("unchecked") // the proxy hands everything on to a region of these types
    public Region<String, byte[]> open(String name) {
      Region<String, byte[]> region = counted.open(name);
      return (Region<String, byte[]>)
          Proxy.newProxyInstance(
              getClass().getClassLoader(),
              new Class<?>[] {Region.class},
              (proxy, method, arguments) -> {
                calls.incrementAndGet();
                try {
                  return method.invoke(region, arguments);
                } catch (InvocationTargetException failure) {
                  throw failure.getCause();
                }
              });
    }

    @Override
    public String description() {
      return counted.description();
    }

    @Override
    public void destroy(String region) {
      counted.destroy(region);
    }

    @Override
    public void close() {
      counted.close();
    }
  }
}
