package org.jcachehttp.uriprovider;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Scanner;
import java.util.TreeMap;
import java.util.function.IntSupplier;
import javax.cache.Cache;
import javax.cache.CacheManager;
import javax.cache.configuration.MutableConfiguration;
import org.jcachehttp.engine.UriCachingProvider;
import org.jcachehttp.http.HttpCache;
import org.jcachehttp.servers.LocalServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** After 25 cycles of open and close there are as many MBeans, threads and clients as before. */
class OpenAndCloseTest {

  private static final int CYCLES = 25;
  private static final Duration LONGEST = Duration.ofSeconds(60);
  private static final Map<String, LocalServer> SERVERS = new HashMap<>();

  private static LocalServer server(String scheme) {
    return SERVERS.computeIfAbsent(scheme, LocalServer::of);
  }

  @AfterAll
  static void stopServers() {
    SERVERS.values().forEach(LocalServer::close);
  }

  @ParameterizedTest
  @EnumSource
  void nothingStaysOf(Backend backend, @TempDir Path folder) throws Exception {
    URI uri = URI.create(backend.uri(folder, OpenAndCloseTest::server));
    int beansBefore = ManagementFactory.getPlatformMBeanServer().getMBeanCount();
    // Threads that a driver keeps for the whole process begin with the first use.
    cycle(uri);
    int threadsBefore = Thread.activeCount();
    for (int i = 1; i < CYCLES; i++) {
      cycle(uri);
    }
    awaitAtMost(threadsBefore, Thread::activeCount);
    awaitAtMost(beansBefore, ManagementFactory.getPlatformMBeanServer()::getMBeanCount);
    if (backend == Backend.REDIS) {
      // This one asks.
      awaitAtMost(1, () -> clientsOfRedis(uri));
    }
  }

  private static void cycle(URI uri) throws IOException {
    try (HttpCache http = HttpCache.open(uri.toString());
        UriCachingProvider provider = new UriCachingProvider();
        CacheManager manager = provider.getCacheManager(uri, null)) {
      new CountingOrigin().get(http);
      Cache<String, String> prices =
          manager.createCache(
              "prices",
              new MutableConfiguration<String, String>()
                  .setTypes(String.class, String.class)
                  .setStatisticsEnabled(true)
                  .setManagementEnabled(true));
      prices.put("tea", "12");
      assertThat(prices.getName()).isEqualTo("prices");
    }
  }

  /** Closed connections and stopped threads end soon after, not at once. */
  private static void awaitAtMost(int most, IntSupplier number) throws InterruptedException {
    Instant end = Instant.now().plus(LONGEST);
    while (number.getAsInt() > most && Instant.now().isBefore(end)) {
      Thread.sleep(20);
    }
    assertThat(number.getAsInt()).as(() -> "threads: " + threads()).isLessThanOrEqualTo(most);
  }

  private static Map<String, Long> threads() {
    Map<String, Long> threads = new TreeMap<>();
    Thread.getAllStackTraces()
        .keySet()
        .forEach(thread -> threads.merge(thread.getName(), 1L, Long::sum));
    return threads;
  }

  private static int clientsOfRedis(URI uri) {
    try (Socket socket = new Socket(uri.getHost(), uri.getPort());
        InputStream answer = socket.getInputStream()) {
      socket.getOutputStream().write("INFO clients\r\n".getBytes(StandardCharsets.US_ASCII));
      String number =
          new Scanner(answer, StandardCharsets.US_ASCII)
              .findWithinHorizon("(?<=connected_clients:)[0-9]+", 10_000);
      return Integer.parseInt(number);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
