package org.jcachehttp.hazelcast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.jcachehttp.storage.ByteStorage;
import org.jcachehttp.storage.Region;
import org.jcachehttp.storage.StorageConfigurationException;
import org.jcachehttp.storage.StorageException;
import org.jcachehttp.testkit.Await;
import org.jcachehttp.testkit.FreePort;
import org.jcachehttp.testkit.OutageContract;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Outages of a cluster for a client. */
class HazelcastOutageTest extends OutageContract {

  private final int port = FreePort.find();
  private @Nullable Members cluster;

  @Override
  protected void startServer() {
    cluster = Members.startAt(port);
  }

  @Override
  protected void stopServer() {
    if (cluster != null) {
      cluster.close();
    }
  }

  @Override
  protected ByteStorage openStorage() {
    return Opening.open(
        "hazelcast-client",
        "//127.0.0.1:" + port + "/forum",
        Map.of("cluster-name", Members.nameAt(port), "connect-timeout", "1s"));
  }

  @Override
  protected String failureMessage() {
    return "hazelcast-client://127.0.0.1:" + port + "/forum: cannot ";
  }

  @Test
  void openingSucceedsWithoutAClusterAndOperationsSucceedAfterItsStart() {
    try (ByteStorage storage = openStorage()) {
      Region<String, byte[]> region = storage.open("region");
      assertThatThrownBy(() -> region.read("key"))
          .isInstanceOf(StorageException.class)
          .hasMessageContainingAll(failureMessage() + "read an entry", "'cluster-name'");
      startServer();
      awaitSuccess(region);
    } finally {
      stopServer();
    }
  }

  @Test
  void aClusterOfAnotherNameIsNotJoined() {
    try (ByteStorage storage =
        Opening.open(
            "hazelcast-client",
            "//" + Members.shared().address() + "/forum",
            Map.of("cluster-name", "another", "connect-timeout", "1s"))) {
      Region<String, byte[]> region = storage.open("region");
      Await.until(() -> isRefused(region));
      assertThatThrownBy(() -> region.read("key"))
          .isInstanceOf(StorageConfigurationException.class)
          .hasMessageContainingAll("refuse", "'cluster-name'");
      assertThatThrownBy(storage::ping).isInstanceOf(StorageConfigurationException.class);
    }
  }

  /** The second login shows it. */
  private static boolean isRefused(Region<String, byte[]> region) {
    try {
      return region.read("key").isPresent();
    } catch (StorageException failure) {
      return failure instanceof StorageConfigurationException;
    }
  }

  @Test
  void openingDoesNotWaitForACluster() {
    try (ByteStorage storage =
        Opening.open(
            "hazelcast-client", "//127.0.0.1:" + port + "/x", Map.of("connect-timeout", "1d"))) {
      assertThat(storage.open("region")).isNotNull();
    }
  }
}
