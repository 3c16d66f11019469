package org.jcachehttp.hazelcast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.core.OperationTimeoutException;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.jcachehttp.storage.ByteStorage;
import org.jcachehttp.storage.Region;
import org.jcachehttp.storage.StorageException;
import org.jcachehttp.storage.WriteCondition;
import org.jcachehttp.testkit.Await;
import org.jcachehttp.testkit.FreePort;
import org.jcachehttp.testkit.TestRecords;
import org.jcachehttp.testkit.network.NetworkFault;
import org.jcachehttp.testkit.network.TcpProxy;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.function.Executable;

/** A client whose member no longer responds, although connections are open. */
@Timeout(180)
class SilentMemberTest {

  /** The timeout of one second and the time that a busy machine adds. */
  private static final Duration IN_TIME = Duration.ofSeconds(8);

  /** Twice the timeout, the interval of the check, and the time to connect. */
  private static final Duration RECOVERY = Duration.ofSeconds(15);

  private final int port = FreePort.find();
  private TcpProxy network;
  private HazelcastInstance member;
  private ByteStorage storage;
  private Region<String, byte[]> region;

  @BeforeEach
  void open() throws IOException {
    network = TcpProxy.to(port);
    member = Members.alone(port, network.port());
    storage =
        Opening.open(
            "hazelcast-client",
            "//127.0.0.1:" + network.port() + "/forum",
            Map.of("cluster-name", Members.nameAt(port), "response-timeout", "1s"));
    region = storage.open("region");
    Await.until(() -> fails(() -> TestRecords.write(region, "key", 1)).isEmpty());
  }

  @AfterEach
  void close() throws IOException {
    storage.close();
    member.getLifecycleService().terminate();
    network.close();
  }

  private static Optional<StorageException> fails(Runnable operation) {
    try {
      operation.run();
      return Optional.empty();
    } catch (StorageException failure) {
      return Optional.of(failure);
    }
  }

  @Test
  void aRegionWaitsForItsOwnTimeoutIfNoneIsConfigured() {
    try (ByteStorage unconfigured =
        Opening.open(
            "hazelcast-client",
            "//127.0.0.1:" + network.port() + "/forum",
            Map.of("cluster-name", Members.nameAt(port), "connect-timeout", "60s"))) {
      unconfigured.ping();
      Region<String, byte[]> impatient = unconfigured.open("region", Duration.ofSeconds(1));
      network.inject(new NetworkFault.BlackHole());
      assertThatThrownBy(() -> impatient.read("key"))
          .isInstanceOf(StorageException.class)
          .hasMessageContaining("no response within 1 s");
    }
  }

  @Test
  void eachOperationOnAnEntryEndsInTime() {
    network.inject(new NetworkFault.BlackHole());
    List<Executable> operations =
        List.of(
            () -> region.read("key"),
            () -> TestRecords.write(region, "key", 1),
            () -> region.write("new", WriteCondition.absent(), TestRecords.ofSize(1)),
            () -> region.remove("key", WriteCondition.any()));
    for (Executable operation : operations) {
      long start = System.nanoTime();
      assertThatThrownBy(operation::execute).isInstanceOf(StorageException.class);
      assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(IN_TIME);
    }
  }

  @Test
  void aTimeoutIsNoInterruptOfTheCaller() {
    network.inject(new NetworkFault.BlackHole());
    assertThatThrownBy(() -> region.read("key"))
        .hasMessageContaining("timeout: no response within 1 s")
        .hasRootCauseInstanceOf(OperationTimeoutException.class);
    assertThat(Thread.currentThread().isInterrupted()).isFalse();
  }

  @Test
  void anInterruptOfTheCallerIsKept() {
    network.inject(new NetworkFault.BlackHole());
    Thread.currentThread().interrupt();
    assertThatThrownBy(() -> region.read("key")).hasRootCauseInstanceOf(InterruptedException.class);
    assertThat(Thread.interrupted()).isTrue();
  }

  @Test
  void aSilentConnectionIsReplaced() {
    network.inject(new NetworkFault.HalfOpen());
    assertRecovers();
  }

  /** Bytes arrive, so that the connection does not look silent, but no message is complete. */
  @Test
  void aConnectionInTheMiddleOfAnEndlessMessageIsReplaced() {
    network.inject(new NetworkFault.Garbage(new EndlessMessage()));
    assertThatThrownBy(() -> region.read("key")).isInstanceOf(StorageException.class);
    network.inject(new NetworkFault.None());
    assertRecovers();
  }

  private void assertRecovers() {
    long start = System.nanoTime();
    while (fails(() -> region.read("key")).isPresent()) {
      assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(RECOVERY);
    }
    assertThat(region.read("key")).isPresent();
  }

  /** The head of a message of 16 MiB, again and again. */
  private static final class EndlessMessage extends Random {

    private static final long serialVersionUID = 1;

    @Override
    public void nextBytes(byte[] bytes) {
      Arrays.fill(bytes, (byte) 0);
      if (bytes.length > 3) {
        bytes[3] = 1;
      }
    }
  }
}
