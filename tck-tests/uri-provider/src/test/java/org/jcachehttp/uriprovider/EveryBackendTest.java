package org.jcachehttp.uriprovider;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.binder.cache.JCacheMetrics;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.cache.Cache;
import javax.cache.CacheManager;
import javax.cache.configuration.MutableConfiguration;
import org.jcachehttp.engine.UriCachingProvider;
import org.jcachehttp.servers.LocalServer;
import org.jcachehttp.uriprovider.app.Price;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** One application on every backend; only the URI of the provider differs. */
class EveryBackendTest {

  private static final List<String> ROWS = new ArrayList<>();
  private static final Map<String, LocalServer> SERVERS = new HashMap<>();

  private static LocalServer server(String scheme) {
    return SERVERS.computeIfAbsent(scheme, LocalServer::of);
  }

  @AfterAll
  static void stopServersAndPrint() {
    SERVERS.values().forEach(LocalServer::close);
    System.out.printf(
        "%-12s %-8s %-8s %-8s %-8s%n", "backend", "put", "counted", "http", "reopened");
    ROWS.forEach(System.out::println);
  }

  @ParameterizedTest
  @EnumSource
  void theApplicationRunsOn(Backend backend, @TempDir Path folder) throws Exception {
    String uri = backend.uri(folder, EveryBackendTest::server);
    Price tea = new Price(12);
    String row;
    try (Application application = new Application(uri)) {
      @Nullable Price put = application.putAndGet();
      int count = application.count();
      int requests = application.originRequests();
      assertThat(put).isEqualTo(backend.storesEntries() ? tea : null);
      assertThat(count).isEqualTo(backend.storesEntries() ? Application.visits() : 0);
      assertThat(requests).isEqualTo(backend.storesEntries() ? 1 : 2);
      row = row(backend, put, count, requests);
    }
    @Nullable Price reopened = reopened(uri);
    ROWS.add(row + (reopened == null ? "-" : "stored"));
    assertThat(reopened).isEqualTo(backend.isPersistent() ? tea : null);
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "DUMMY")
  void micrometerReadsTheStatisticsWithOptionsInTheUri(Backend backend, @TempDir Path folder) {
    String uri = backend.uri(folder, EveryBackendTest::server);
    URI withOptions = URI.create(Backend.withOption(uri, "key-prefix=a,b"));
    SimpleMeterRegistry meters = new SimpleMeterRegistry();
    try (UriCachingProvider provider = new UriCachingProvider();
        CacheManager manager = provider.getCacheManager(withOptions, null)) {
      Cache<Object, Object> cache =
          manager.createCache("metrics", new MutableConfiguration<>().setStatisticsEnabled(true));
      JCacheMetrics.monitor(meters, cache);
      cache.put("tea", "12 cents");
      assertThat(cache.get("tea")).isEqualTo("12 cents");
      assertThat(meters.get("cache.puts").functionCounter().count()).isOne();
      assertThat(provider.getCacheManager(manager.getURI(), null)).isSameAs(manager);
    }
  }

  private static @Nullable Price reopened(String uri) {
    try (Application reopened = new Application(uri)) {
      return reopened.get();
    }
  }

  private static String row(Backend backend, @Nullable Price put, int count, int requests) {
    return String.format(
        "%-12s %-8s %-8d %-8s ",
        backend, put == null ? "-" : "stored", count, requests == 1 ? "hit" : "miss");
  }
}
