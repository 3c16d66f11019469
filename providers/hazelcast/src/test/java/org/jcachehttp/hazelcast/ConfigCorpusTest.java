package org.jcachehttp.hazelcast;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.hazelcast.core.HazelcastInstance;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jcachehttp.storage.ByteStorage;
import org.jcachehttp.storage.Region;
import org.jcachehttp.storage.StorageAddress;
import org.jcachehttp.storage.StorageException;
import org.jcachehttp.storage.option.Options;
import org.jcachehttp.testkit.TestRecords;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Files in the shapes of public applications open, or are refused with file, element and remedy.
 */
class ConfigCorpusTest {

  private static final List<String> WORKING =
      List.of(
          "map-store-of-the-application.xml",
          "member-embedded.yaml",
          "member-eviction.xml",
          "member-expiring-map.xml");

  private static final Map<String, List<String>> REFUSED =
      Map.of(
          "client-file-for-a-member.xml", List.of("<hazelcast-client>", "hazelcast-client: URI"),
          "hazelcast-3-group.xml", List.of("group", "Hazelcast 3", "<cluster-name>"),
          "misspelled-element.xml", List.of("time-to-live-second}", "correct the element"),
          "not-well-formed.xml", List.of(".xml:7 ", "map", "</map>"),
          "root-without-hazelcast.yaml", List.of("begin the file with 'hazelcast:'"),
          "wrong-indentation.yaml", List.of("line 4", "map:", "correct the indentation"));

  @BeforeEach
  void nameTheCluster() {
    System.setProperty("corpus.cluster", Members.newName());
  }

  @AfterEach
  void clearTheName() {
    System.clearProperty("corpus.cluster");
  }

  static List<String> working() {
    return WORKING;
  }

  static Stream<String> refused() {
    return REFUSED.keySet().stream().sorted();
  }

  @ParameterizedTest
  @MethodSource("working")
  void aFileOpensAndStoresEntries(String file) throws URISyntaxException {
    try (ByteStorage storage = open(file)) {
      Region<String, byte[]> region = storage.open("pages");
      TestRecords.write(region, "key", 1);
      assertThat(region.read("key")).isPresent();
    }
  }

  @ParameterizedTest
  @MethodSource("refused")
  void aFileIsRefusedWithItsNameAndARemedy(String file) {
    assertThatThrownBy(() -> open(file).close())
        .isInstanceOf(StorageException.class)
        .hasMessageContaining(file)
        .hasMessageContainingAll(requireNonNull(REFUSED.get(file)).toArray(String[]::new));
  }

  @Test
  void aMapThatEndsEternalEntriesIsReported() throws URISyntaxException {
    HazelcastInstance member = start("member-expiring-map.xml");
    try {
      assertThat(MapExpiry.warning(member, "forum:pages"))
          .hasValueSatisfying(
              warning ->
                  assertThat(warning)
                      .contains(
                          "forum:pages", "time-to-live-seconds=3600", "max-idle-seconds=600"));
    } finally {
      member.shutdown();
    }
  }

  @Test
  void aMapWithoutExpiryIsNotReported() {
    assertThat(MapExpiry.warning(Members.shared().first(), "forum:pages")).isEmpty();
  }

  @Test
  void aClientDoesNotReportMaps() {
    HazelcastInstance client = Members.shared().client();
    try {
      assertThat(MapExpiry.warning(client, "forum:pages")).isEmpty();
    } finally {
      client.shutdown();
    }
  }

  @Test
  void everyFileOfTheCorpusIsTested() throws Exception {
    try (Stream<Path> files = Files.list(corpus())) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrderElementsOf(
              Stream.of(WORKING, REFUSED.keySet()).flatMap(names -> names.stream()).toList());
    }
  }

  private static HazelcastInstance start(String file) throws URISyntaxException {
    HazelcastStorageFactory factory = new HazelcastStorageFactory();
    StorageAddress address =
        new StorageAddress(
            "hazelcast", "forum", Options.of(factory.options(), Map.of("config", path(file))));
    return MemberFactory.start(HazelcastAddress.parse(address), address.options());
  }

  private static ByteStorage open(String file) throws URISyntaxException {
    return Opening.open("hazelcast", "forum", Map.of("config", path(file)));
  }

  private static String path(String file) throws URISyntaxException {
    return corpus().resolve(file).toString();
  }

  private static Path corpus() throws URISyntaxException {
    return Path.of(requireNonNull(ConfigCorpusTest.class.getResource("/corpus")).toURI());
  }
}
