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
import java.util.List;
import java.util.Map;
import java.util.Scanner;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import javax.cache.Cache;
import javax.cache.CacheManager;
import javax.cache.configuration.MutableConfiguration;
import javax.management.ObjectName;
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
    // What a driver keeps for the whole process begins with the first use.
    cycle(uri);
    Set<String> beansBefore = beans();
    int threadsBefore = threads().size();
    for (int i = 1; i < CYCLES; i++) {
      cycle(uri);
    }
    assertThat(beans()).isEqualTo(beansBefore);
    await(() -> threads().size() <= threadsBefore, () -> threads().toString());
    if (backend == Backend.REDIS) {
      // The client that asks is one.
      await(() -> clientsOfRedis(uri) == 1, () -> clientsOfRedis(uri) + " clients");
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
  private static void await(BooleanSupplier condition, Supplier<String> actual)
      throws InterruptedException {
    Instant end = Instant.now().plus(LONGEST);
    while (!condition.getAsBoolean() && Instant.now().isBefore(end)) {
      Thread.sleep(20);
    }
    assertThat(condition.getAsBoolean()).as(actual).isTrue();
  }

  private static Set<String> beans() {
    return ManagementFactory.getPlatformMBeanServer().queryNames(null, null).stream()
        .map(ObjectName::toString)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** The server of the test starts threads when it needs them. */
  private static List<String> threads() {
    return Thread.getAllStackTraces().keySet().stream()
        .map(Thread::getName)
        .filter(name -> !name.startsWith("mongo-server"))
        .filter(name -> !name.startsWith("hz.test-server"))
        .sorted()
        .toList();
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
