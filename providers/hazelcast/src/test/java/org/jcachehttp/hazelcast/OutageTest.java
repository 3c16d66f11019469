package org.jcachehttp.hazelcast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.jcachehttp.storage.ByteStorage;
import org.jcachehttp.storage.Deadline;
import org.jcachehttp.storage.Region;
import org.jcachehttp.storage.ScanCriteria;
import org.jcachehttp.storage.StorageException;
import org.jcachehttp.storage.WriteCondition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Members that are not there, go away, and come back, as a client sees them. */
@Timeout(120)
class OutageTest {

  private final int port = Members.freePort();

  @Test
  void aClusterThatIsAwayIsNamedByTheFirstOperationAndIsFoundWhenItStarts() {
    try (ByteStorage storage = client()) {
      Region<String, byte[]> region = storage.open("region");
      assertThatThrownBy(() -> region.read("key"))
          .isInstanceOf(StorageException.class)
          .hasMessageContainingAll(
              "hazelcast-client://127.0.0.1:" + port + "/forum",
              "cannot read an entry",
              "'cluster-name'");
      try (Members late = Members.startAt(port)) {
        assertThat(late.address()).endsWith(":" + port);
        awaitWorking(region);
      }
    }
  }

  @Test
  void everyOperationFailsWhileTheClusterIsAwayAndWorksWhenItIsBack() {
    try (ByteStorage storage = client()) {
      Region<String, byte[]> region = storage.open("region");
      try (Members first = Members.startAt(port)) {
        assertThat(first.address()).endsWith(":" + port);
        awaitWorking(region);
      }
      for (Runnable use : everyUseOf(region)) {
        assertThatThrownBy(use::run)
            .isInstanceOf(StorageException.class)
            .hasMessageContaining("hazelcast-client:");
      }
      try (Members second = Members.startAt(port)) {
        assertThat(second.address()).endsWith(":" + port);
        awaitWorking(region);
      }
    }
  }

  @Test
  void aClusterOfAnotherNameIsNoClusterOfOurs() {
    try (ByteStorage storage =
        Opening.open(
            "hazelcast-client",
            "//" + Members.shared().address() + "/forum",
            Map.of("cluster-name", "another", "connect-timeout", "1s"))) {
      Region<String, byte[]> region = storage.open("region");
      assertThatThrownBy(() -> region.read("key"))
          .isInstanceOf(StorageException.class)
          .hasMessageContaining("'cluster-name'");
    }
  }

  private ByteStorage client() {
    return Opening.open(
        "hazelcast-client",
        "//127.0.0.1:" + port + "/forum",
        Map.of("cluster-name", Members.nameAt(port), "connect-timeout", "1s"));
  }

  private static List<Runnable> everyUseOf(Region<String, byte[]> region) {
    return List.of(
        () -> region.read("key"),
        () -> region.readAll(List.of("key")),
        () -> region.write("key", WriteCondition.any(), Records.ofSize(1)),
        () -> region.write("key", WriteCondition.absent(), Records.ofSize(1)),
        () -> region.writeAll(Map.of("key", Records.ofSize(1))),
        () -> region.touch("key", 1, Deadline.NEVER),
        () -> region.remove("key", WriteCondition.any()),
        () -> region.remove("key", WriteCondition.version(1)),
        () -> region.scan(ScanCriteria.all()).next(),
        region::count,
        region::clear);
  }

  /** Until a connection is there: the class's timeout ends a wait that is in vain. */
  private static void awaitWorking(Region<String, byte[]> region) {
    while (true) {
      try {
        region.write("working", WriteCondition.any(), Records.ofSize(1));
        assertThat(region.read("working")).isPresent();
        return;
      } catch (StorageException notYet) {
        Thread.onSpinWait();
      }
    }
  }
}
