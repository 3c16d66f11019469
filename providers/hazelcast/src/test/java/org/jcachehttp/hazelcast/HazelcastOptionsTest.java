package org.jcachehttp.hazelcast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.hazelcast.core.Hazelcast;
import com.hazelcast.core.HazelcastInstance;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import javax.cache.Cache;
import javax.cache.CacheException;
import javax.cache.CacheManager;
import javax.cache.configuration.MutableConfiguration;
import org.jcachehttp.storage.ByteStorage;
import org.jcachehttp.storage.Region;
import org.jcachehttp.storage.StorageException;
import org.jcachehttp.storage.WriteCondition;
import org.jcachehttp.testkit.FreePort;
import org.jcachehttp.testkit.TestRecords;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HazelcastOptionsTest {

  @TempDir Path directory;

  @ParameterizedTest
  @CsvSource({
    "hazelcast, port, 0",
    "hazelcast, port, 65536",
    "hazelcast, backup-count, 7",
    "hazelcast, backup-count, -1",
    "hazelcast, instance, mine",
    "hazelcast, walrus, 1",
    "hazelcast, driver.walrus, 1",
    "hazelcast, connect-timeout, 5s",
    "hazelcast-client, connect-timeout, 0",
    "hazelcast-client, connect-timeout, 500ms",
    "hazelcast-client, response-timeout, 30d",
    "hazelcast-client, backup-count, 1",
    "hazelcast-client, driver.walrus, 1",
    "hazelcast, config, nowhere.xml",
    "hazelcast-client, config, nowhere.yaml"
  })
  void aBadOptionIsNamed(String scheme, String name, String value) {
    assertThatThrownBy(() -> Opening.open(scheme, "forum", Map.of(name, value)))
        .isInstanceOfAny(IllegalArgumentException.class, StorageException.class)
        .hasMessageContaining("'" + name + "'");
  }

  @Test
  void aMemberOfItsOwnListensOnLoopbackAloneAndJoinsNobody() {
    int port = FreePort.find();
    try (ByteStorage storage = openAt(port, Map.of("backup-count", "2"))) {
      assertWorks(storage);
      HazelcastInstance member = memberAt(port);
      assertThat(member.getCluster().getLocalMember().getAddress().getHost())
          .isEqualTo("127.0.0.1");
      assertThat(member.getConfig().getNetworkConfig().getJoin().getAutoDetectionConfig())
          .satisfies(detection -> assertThat(detection.isEnabled()).isFalse());
      assertThat(member.getConfig().findMapConfig("forum:pages").getBackupCount()).isEqualTo(2);
      try (ByteStorage another = openAt(port, Map.of())) {
        assertWorks(another);
        assertThat(member.getCluster().getMembers()).hasSize(1);
      }
    }
  }

  @Test
  void driverOptionsAreHazelcastsProperties() {
    int port = FreePort.find();
    try (ByteStorage storage =
        openAt(port, Map.of("driver.hazelcast.partition.count", "7", "cluster-name", "few"))) {
      assertWorks(storage);
      assertThat(memberAt(port).getPartitionService().getPartitions()).hasSize(7);
      assertThat(memberAt(port).getConfig().getClusterName()).isEqualTo("few");
    }
  }

  @Test
  void aFileSaysWhatAMemberDoes() throws IOException {
    int port = FreePort.find();
    Path file =
        Files.writeString(
            directory.resolve("hazelcast.xml"),
            """
            <hazelcast xmlns="http://www.hazelcast.com/schema/config">
              <cluster-name>filed</cluster-name>
              <properties>
                <property name="hazelcast.phone.home.enabled">false</property>
                <property name="hazelcast.logging.type">none</property>
              </properties>
              <network>
                <port>%d</port>
                <join>
                  <auto-detection enabled="false"/>
                  <multicast enabled="false"/>
                </join>
                <interfaces enabled="true"><interface>127.0.0.1</interface></interfaces>
              </network>
            </hazelcast>
            """
                .formatted(port));
    try (ByteStorage storage = Opening.open("hazelcast", "forum", Map.of("config", text(file)))) {
      assertWorks(storage);
      assertThat(memberAt(port).getConfig().getClusterName()).isEqualTo("filed");
    }
  }

  @Test
  void aFileSaysWhereAClientGoes() throws IOException {
    Path file =
        Files.writeString(
            directory.resolve("client.yaml"),
            """
            hazelcast-client:
              cluster-name: %s
              properties:
                hazelcast.logging.type: none
              network:
                cluster-members: ["%s"]
            """
                .formatted(Members.shared().name(), Members.shared().address()));
    try (ByteStorage storage =
        Opening.open("hazelcast-client", Members.newName(), Map.of("config", text(file)))) {
      assertWorks(storage);
    }
  }

  @Test
  void aFileAndMembersContradictEachOther() {
    assertThatThrownBy(
            () -> Opening.open("hazelcast", "//a/forum", Map.of("config", "hazelcast.xml")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContainingAll("'hazelcast.xml'", "hazelcast:forum", "'config'");
  }

  @Test
  void whatIsNoConfigurationIsRefused() throws IOException {
    Path file = Files.writeString(directory.resolve("hazelcast.xml"), "<walrus/>");
    for (String scheme : new String[] {"hazelcast", "hazelcast-client"}) {
      assertThatThrownBy(() -> Opening.open(scheme, "forum", Map.of("config", text(file))))
          .isInstanceOf(StorageException.class)
          .hasMessageContainingAll("'config'", file.toString());
    }
  }

  @Test
  void aGivenInstanceIsUsedAndLeftRunning() {
    HazelcastInstance member = Members.shared().first();
    String name = Members.newName();
    Properties properties = new Properties();
    properties.put("instance", member);
    try (CacheManager manager =
        new HazelcastCachingProvider()
            .getCacheManager(URI.create("hazelcast:" + name), null, properties)) {
      Cache<String, String> cache =
          manager.createCache(
              "pages",
              new MutableConfiguration<String, String>().setTypes(String.class, String.class));
      cache.put("k", "v");
      assertThat(cache.get("k")).isEqualTo("v");
    }
    assertThat(member.getLifecycleService().isRunning()).isTrue();
    assertThat(member.getMap(name + ":pages").containsKey("k")).isTrue();
  }

  @Test
  void aGivenInstanceKnowsItsMembers() {
    Map<String, Object> options = Map.of("instance", Members.shared().first());
    assertThatThrownBy(() -> Opening.open("hazelcast", "//a/forum", options))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContainingAll("'instance'", "hazelcast:forum");
  }

  @Test
  void aGivenInstanceThatIsShutDownIsNamed() {
    HazelcastInstance client = Members.shared().client();
    try (ByteStorage storage = Opening.openOn(client, "forum")) {
      client.shutdown();
      Region<String, byte[]> region = storage.open("region");
      assertThatThrownBy(() -> region.read("key"))
          .isInstanceOf(StorageException.class)
          .hasMessageContainingAll("hazelcast:forum", "given instance", "shut down");
    }
  }

  @Test
  void aQueryIsReadByTheProviderAndAnUnknownNameHasANearest() {
    URI uri = URI.create("hazelcast:forum?backup_count=3");
    assertThatThrownBy(
            () -> new HazelcastCachingProvider().getCacheManager(uri, null, new Properties()))
        .isInstanceOf(CacheException.class)
        .hasMessageContainingAll("unknown option 'backup_count'", "backup-count");
  }

  private static void assertWorks(ByteStorage storage) {
    Region<String, byte[]> region = storage.open("pages");
    assertThat(region.write("key", WriteCondition.absent(), TestRecords.ofSize(1))).isTrue();
    assertThat(region.read("key")).isPresent();
  }

  private static ByteStorage openAt(int port, Map<String, String> more) {
    Map<String, String> options = new HashMap<>(more);
    options.put("port", Integer.toString(port));
    return Opening.open("hazelcast", "forum", options);
  }

  private static HazelcastInstance memberAt(int port) {
    return Hazelcast.getAllHazelcastInstances().stream()
        .filter(member -> member.getCluster().getLocalMember().getAddress().getPort() == port)
        .findFirst()
        .orElseThrow();
  }

  private static String text(Path file) {
    return file.toString();
  }
}
