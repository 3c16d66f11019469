package org.jcachehttp.redis;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import javax.cache.Cache;
import javax.cache.CacheException;
import javax.cache.configuration.MutableConfiguration;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import org.jcachehttp.testkit.Await;
import org.jcachehttp.testkit.network.NetworkFault;
import org.jcachehttp.testkit.network.TcpProxy;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A near cache whose entries are used for a day, unless a change is announced. */
@Timeout(240)
class NearCacheTest {

  private static final String NEAR = "&near-max-entries=100&near-ttl=1d";

  private final RedisProcess server = RedisProcess.shared();
  private final String prefix = RedisProcess.newPrefix();
  private final RedisCachingProvider provider = new RedisCachingProvider();
  private TcpProxy network;
  private Cache<String, String> near;
  private Cache<String, String> writer;
  private Cache<String, String> silentWriter;

  @BeforeEach
  void open() throws IOException {
    network = TcpProxy.to(server.port());
    near = open("//127.0.0.1:" + network.port(), NEAR);
    near.getCacheManager().enableStatistics("near", true);
    writer = open(server.location(), NEAR);
    silentWriter = open(server.location(), "");
    awaitAnnouncements();
  }

  private Cache<String, String> open(String location, String options) {
    URI uri =
        URI.create(
            ("redis:" + location + "?key-prefix=" + prefix + options)
                + ("&connect-timeout=" + Opening.LONG_TIMEOUT)
                + ("&response-timeout=" + Opening.LONG_TIMEOUT));
    return provider
        .getCacheManager(uri, null)
        .createCache("near", new MutableConfiguration<String, String>());
  }

  @AfterEach
  void close() throws IOException {
    network.inject(new NetworkFault.None());
    provider.close();
    network.close();
    server.flush();
  }

  /** Without a connection for announcements, every change is seen after a second. */
  private void awaitAnnouncements() {
    int[] attempt = {0};
    awaitWithRetries(
        () -> {
          String key = "probe " + attempt[0]++;
          silentWriter.put(key, "a");
          near.get(key);
          silentWriter.put(key, "b");
          long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(1500);
          Await.until(() -> System.nanoTime() > end);
          return Optional.of("a").equals(valueOf(key));
        });
  }

  /** A busy machine may lose a connection, which fails an operation. */
  private static void awaitWithRetries(BooleanSupplier condition) {
    Await.until(
        () -> {
          try {
            return condition.getAsBoolean();
          } catch (CacheException noConnection) {
            return false;
          }
        });
  }

  private void put(String value) {
    awaitWithRetries(
        () -> {
          writer.put("key", value);
          return true;
        });
  }

  private Optional<String> valueOf(String key) {
    return Optional.ofNullable(near.get(key));
  }

  private void awaitValue(Optional<String> value) {
    awaitWithRetries(() -> valueOf("key").equals(value));
  }

  private static long nearEntries() {
    MBeanServer beans = ManagementFactory.getPlatformMBeanServer();
    try {
      ObjectName names = new ObjectName("javax.cache:type=CacheStatistics,Cache=near,*");
      ObjectName only = beans.queryNames(names, null).iterator().next();
      return (Long) beans.getAttribute(only, "NearCacheEntries");
    } catch (JMException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void aChangeByAnotherProcessEndsTheUseOfAnEntry() {
    put("a");
    awaitValue(Optional.of("a"));
    put("b");
    awaitValue(Optional.of("b"));
    awaitWithRetries(() -> writer.remove("key"));
    awaitValue(Optional.empty());
    put("c");
    awaitValue(Optional.of("c"));
    writer.clear();
    awaitValue(Optional.empty());
  }

  @Test
  void aCutChannelEmptiesTheNearCacheAndChangesDuringTheCutAreSeenAfterIt() {
    put("a");
    awaitWithRetries(() -> valueOf("key").isPresent() && nearEntries() > 0);
    network.inject(new NetworkFault.BlackHole());
    Await.until(() -> nearEntries() == 0);
    put("b");
    network.inject(new NetworkFault.Reset());
    network.inject(new NetworkFault.None());
    awaitValue(Optional.of("b"));
    awaitAnnouncements();
  }
}
