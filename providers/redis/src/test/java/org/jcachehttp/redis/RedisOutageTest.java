package org.jcachehttp.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.jcachehttp.storage.ByteStorage;
import org.jcachehttp.storage.Region;
import org.jcachehttp.storage.StorageException;
import org.jcachehttp.testkit.Await;
import org.jcachehttp.testkit.FreePort;
import org.jcachehttp.testkit.OutageContract;
import org.jcachehttp.testkit.network.NetworkFault;
import org.jcachehttp.testkit.network.TcpProxy;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RedisOutageTest extends OutageContract {

  /** The timeout of an HTTP cache. */
  private static final Duration OF_HTTP = Duration.ofSeconds(2);

  private final int port = FreePort.find();
  private @Nullable RedisProcess server;

  @Override
  protected void startServer() {
    server = RedisProcess.start(port);
  }

  @Override
  protected void stopServer() {
    if (server != null) {
      server.stop();
    }
  }

  @Override
  protected ByteStorage openStorage() {
    return Opening.open("redis", "//127.0.0.1:" + port, Map.of());
  }

  @Override
  protected String failureMessage() {
    return "redis://127.0.0.1:" + port + "/0: cannot ";
  }

  @Test
  void openingSucceedsWithoutAServerAndOperationsSucceedAfterItsStart() {
    try (ByteStorage storage = openStorage()) {
      Region<String, byte[]> region = storage.open("region");
      assertThatThrownBy(() -> region.read("key"))
          .isInstanceOf(StorageException.class)
          .hasMessageContainingAll(failureMessage() + "read an entry", "no connection");
      startServer();
      awaitSuccess(region);
    } finally {
      stopServer();
    }
  }

  @Test
  void aServerThatNeverRespondsIsNotAwaitedForLong() throws IOException {
    try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        ByteStorage storage =
            Opening.open("redis", "//127.0.0.1:" + silent.getLocalPort(), Map.of())) {
      Region<String, byte[]> region = storage.open("region");
      assertTimeout(
          MAX_DURATION,
          () -> assertThatThrownBy(() -> region.read("key")).isInstanceOf(StorageException.class));
    }
  }

  @Test
  void connectionsThatWentSilentAreReplacedWithin5Seconds() throws IOException {
    startServer();
    try (TcpProxy network = TcpProxy.to(port);
        ByteStorage storage =
            Opening.open("redis", "//127.0.0.1:" + network.port(), Map.of("pool-max", "4"))) {
      Region<String, byte[]> region = storage.open("region", OF_HTTP);
      awaitSuccess(region);
      network.inject(new NetworkFault.HalfOpen());
      long start = System.nanoTime();
      for (int inARow = 0; inARow < 20; ) {
        inARow = succeeds(region) ? inARow + 1 : 0;
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
      }
    } finally {
      stopServer();
    }
  }

  @Test
  void aRegionWaitsForItsOwnTimeoutUnlessOneIsConfigured() throws IOException {
    startServer();
    try (TcpProxy network = TcpProxy.to(port)) {
      String location = "//127.0.0.1:" + network.port();
      try (ByteStorage shared = Opening.open("redis", location, Map.of());
          ByteStorage configured =
              Opening.open("redis", location, Map.of("response-timeout", "10ms"))) {
        Region<String, byte[]> patient = shared.open("region", Duration.ofMinutes(2));
        Region<String, byte[]> impatient = shared.open("region", Duration.ofMillis(10));
        Region<String, byte[]> limited = configured.open("region", Duration.ofMinutes(2));
        awaitSuccess(patient);
        network.inject(new NetworkFault.Delay(Duration.ofMillis(500)));
        assertThat(succeeds(patient)).isTrue();
        assertThat(succeeds(impatient)).isFalse();
        assertThat(succeeds(limited)).isFalse();
      }
    } finally {
      stopServer();
    }
  }

  /** No thread of a client may stay that is closed while it connects. */
  @Test
  void aStorageThatIsClosedAtOnceLeavesNoThreads() {
    startServer();
    // Clients of other tests of this process may be connecting.
    Set<Thread> before = Thread.getAllStackTraces().keySet();
    try {
      for (int i = 0; i < 5; i++) {
        Opening.open("redis", "//127.0.0.1:" + port, Map.of()).close();
      }
      Await.until(
          () ->
              Thread.getAllStackTraces().keySet().stream()
                  .filter(thread -> !before.contains(thread))
                  .noneMatch(this::isConnecting));
    } finally {
      stopServer();
    }
  }

  private boolean isConnecting(Thread thread) {
    return thread.getName().startsWith("redis-");
  }

  private static boolean succeeds(Region<String, byte[]> region) {
    try {
      region.read("key");
      return true;
    } catch (StorageException silent) {
      return false;
    }
  }
}
