package org.jcachehttp.ehcache;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jcachehttp.storage.ByteStorage;
import org.jcachehttp.storage.Region;
import org.jcachehttp.storage.StorageException;
import org.jcachehttp.testkit.TestRecords;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Files in the shapes of public applications open, or are refused with file, line and remedy. Runs
 * in the Surefire execution with JAXB.
 */
class ConfigCorpusWithJaxbTest {

  private static final List<String> WORKING =
      List.of(
          "classes-of-the-application.xml",
          "disk-for-overflow.xml",
          "hibernate-second-level.xml",
          "jsr107-mbeans.xml",
          "listeners-and-string-types.xml",
          "spring-boot-jsr107.xml",
          "three-tiers-on-disk.xml");

  private static final Map<String, List<String>> REFUSED =
      Map.ofEntries(
          Map.entry("clustered.xml", List.of(".xml:4: ", "cluster", "use <offheap> or <disk>")),
          Map.entry("disk-without-directory.xml", List.of("disk", "set 'persistence'")),
          Map.entry("ehcache-2.xml", List.of(".xml:3: ", "a file of Ehcache 2", "<config xmlns=")),
          Map.entry(
              "heap-in-kilobytes-by-template.xml",
              List.of("alias=\"pages\"", "<heap unit=\"kB\">", "write <heap unit=\"entries\">")),
          Map.entry(
              "heap-in-megabytes.xml",
              List.of("alias=\"pages\"", "<heap unit=\"MB\">", "write <heap unit=\"entries\">")),
          Map.entry("heap-of-zero.xml", List.of(".xml:4: ", "'0'", "ehcache-core.xsd")),
          Map.entry("misspelled-element.xml", List.of(".xml:6: ", "off-heap", "ehcache-core.xsd")),
          Map.entry("not-well-formed.xml", List.of(".xml:5: ", "cache")),
          Map.entry(
              "off-heap-larger-than-disk.xml", List.of("offheap", "more than the tier above it")),
          Map.entry("one-alias-twice.xml", List.of("pages", "remove one of the caches")),
          Map.entry("unknown-template.xml", List.of(".xml:6: ", "missing", "<cache-template>")),
          Map.entry("unset-property.xml", List.of("${corpus.unset}", "set this system property")));

  @TempDir Path directory;

  @BeforeEach
  void setDirectory() {
    System.setProperty("corpus.directory", directory.toString());
  }

  @AfterEach
  void clearDirectory() {
    System.clearProperty("corpus.directory");
  }

  static List<String> working() {
    return WORKING;
  }

  static Stream<String> refused() {
    return REFUSED.keySet().stream().sorted();
  }

  @ParameterizedTest
  @MethodSource("working")
  void aFileOpensAndStoresEntries(String file) {
    try (ByteStorage storage = open(file)) {
      Region<String, byte[]> region = storage.open("pages");
      TestRecords.write(region, "key", 1);
      assertThat(region.read("key")).isPresent();
    }
  }

  @ParameterizedTest
  @MethodSource("refused")
  void aFileIsRefusedWithItsNameAndARemedy(String file) {
    assertThatThrownBy(() -> openPages(file))
        .isInstanceOf(StorageException.class)
        .hasMessageContaining(file)
        .hasMessageContainingAll(REFUSED.getOrDefault(file, List.of()).toArray(String[]::new));
  }

  @Test
  void theTierOfAFileWithUnusedElementsIsUsed() {
    try (ByteStorage storage = open("jsr107-mbeans.xml")) {
      Region<String, byte[]> region = storage.open("pages");
      for (int i = 0; i < 1_000; i++) {
        TestRecords.write(region, "key" + i, 1);
      }
      assertThat(region.count()).isEqualTo(200);
    }
  }

  @Test
  void everyFileOfTheCorpusIsTested() throws Exception {
    Path corpus = Path.of(requireNonNull(getClass().getResource("/corpus")).toURI());
    try (Stream<Path> files = Files.list(corpus)) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrderElementsOf(
              Stream.of(WORKING, REFUSED.keySet()).flatMap(names -> names.stream()).toList());
    }
  }

  private static void openPages(String file) {
    try (ByteStorage storage = open(file)) {
      storage.open("pages");
    }
  }

  private static ByteStorage open(String file) {
    return Storages.open("", Map.of("config", "classpath:corpus/" + file));
  }
}
