package org.jcachehttp.ehcache;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import javax.cache.CacheException;
import javax.cache.CacheManager;
import javax.cache.configuration.MutableConfiguration;
import org.jcachehttp.storage.ByteStorage;
import org.jcachehttp.storage.Region;
import org.jcachehttp.storage.StorageLocation;
import org.jcachehttp.testkit.TestRecords;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EhcacheOptionsTest {

  @TempDir Path directory;

  @ParameterizedTest
  @CsvSource({"heap, many", "off-heap, much", "disk, -1", "manager, mine", "size, 1"})
  void anInvalidOptionIsNamed(String name, String value) {
    assertRejected(Map.of(name, value), "'" + name + "'");
  }

  @ParameterizedTest
  @CsvSource({"off-heap", "disk"})
  void aTierThatIsTooSmallForAnEntryIsRejected(String tier) {
    assertRejected(Map.of(tier, "1000"), "'" + tier + "' is 1000 bytes", "1MiB or more");
  }

  @Test
  void anOffHeapTierThatIsLargerThanTheMemoryIsRejectedByTheCache() {
    URI uri = URI.create("ehcache:large?heap=10&off-heap=100000GiB");
    try (CacheManager manager = new EhcacheCachingProvider().getCacheManager(uri, null)) {
      assertThatThrownBy(() -> manager.createCache("forum", new MutableConfiguration<>()))
          .isInstanceOf(CacheException.class)
          .hasMessageStartingWith("cache 'forum' on ehcache:large: open failed: ")
          .hasMessageEndingWith("; set 'off-heap' to less");
    }
  }

  @Test
  void aStorageWithoutATierIsRejected() {
    assertRejected(Map.of("heap", "0"), "'heap'", "'off-heap'", "'disk'");
  }

  @Test
  void theDiskTierMustBeLargerThanTheOffHeapTier() {
    assertRejected(Map.of("off-heap", "2MiB", "disk", "2MiB"), "'off-heap'", "set 'disk' to more");
  }

  @Test
  void theDefaultHeapTierHoldsAnEntryForEach64KiBOfTheHeap() {
    int limit = Math.toIntExact(Math.max(10_000, Runtime.getRuntime().maxMemory() >> 16));
    try (ByteStorage storage = open(Map.of())) {
      Region<String, byte[]> region = storage.open("region");
      fill(region, 0, limit);
      assertThat(region.count()).isEqualTo(limit);
      TestRecords.write(region, "one more", 1);
      assertThat(region.count()).isEqualTo(limit);
    }
  }

  @Test
  void aDefaultLimitIsLoggedOnceForEachCacheAndAConfiguredOneIsNot() {
    try (ByteStorage storage = open(Map.of())) {
      List<String> log =
          logged(
              () -> {
                storage.open("forum");
                storage.open("forum");
              });
      assertThat(log).hasSize(1);
      assertThat(log.get(0)).contains("cache 'forum' on ehcache:", "entries", "set 'heap'");
    }
    try (ByteStorage storage = open(Map.of("heap", "10"))) {
      assertThat(logged(() -> storage.open("forum"))).isEmpty();
    }
  }

  private static void fill(Region<String, byte[]> region, int from, int to) {
    IntStream.range(from, to).forEach(i -> TestRecords.write(region, "key" + i, 1));
  }

  /** Returns the lines of this library that are logged to the error stream. */
  private static List<String> logged(Runnable work) {
    PrintStream before = System.err;
    ByteArrayOutputStream lines = new ByteArrayOutputStream();
    System.setErr(new PrintStream(lines, true, UTF_8));
    try {
      work.run();
    } finally {
      System.setErr(before);
    }
    return lines.toString(UTF_8).lines().filter(line -> line.contains("jcachehttp")).toList();
  }

  @Test
  void eachRegionHasItsOwnSize() {
    try (ByteStorage storage = open(Map.of("heap", "10"))) {
      for (String region : new String[] {"a", "b"}) {
        IntStream.range(0, 100).forEach(i -> TestRecords.write(storage.open(region), "key" + i, 1));
      }
      assertThat(storage.open("a").count()).isEqualTo(10);
      assertThat(storage.open("b").count()).isEqualTo(10);
    }
  }

  @Test
  void theOffHeapTierIsLimitedInBytes() {
    try (ByteStorage storage = open(Map.of("heap", "10", "off-heap", "1MiB"))) {
      Region<String, byte[]> region = storage.open("region");
      IntStream.range(0, 1_000).forEach(i -> TestRecords.write(region, "key" + i, 10_000));
      assertThat(region.count()).isBetween(10L, 104L);
    }
  }

  @Test
  void anOffHeapTierWorksWithoutAHeapTier() {
    try (ByteStorage storage = open(Map.of("heap", "0", "off-heap", "1MiB"))) {
      TestRecords.write(storage.open("region"), "key", 100);
      assertThat(storage.open("region").read("key")).isPresent();
    }
  }

  @Test
  void aSecretIsStoredBesideTheDirectory() {
    try (ByteStorage heap = open(Map.of());
        ByteStorage disk = open(Map.of("disk", "1MiB"))) {
      assertThat(heap.location()).isEqualTo(new StorageLocation.InProcess());
      assertThat(disk.location())
          .isEqualTo(new StorageLocation.LocalFiles(directory.resolve("cache.credential-key")));
    }
  }

  @Test
  void theDescriptionIsTheUri() {
    try (ByteStorage heap = Storages.open("forum", Map.of());
        ByteStorage disk = open(Map.of("disk", "1MiB"))) {
      assertThat(heap.description()).isEqualTo("ehcache:forum");
      assertThat(disk.description()).isEqualTo("ehcache:" + directory.resolve("cache"));
    }
  }

  private void assertRejected(Map<String, ?> options, String... words) {
    assertThatThrownBy(() -> open(options))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContainingAll(words);
  }

  private ByteStorage open(Map<String, ?> options) {
    return Storages.open(directory.resolve("cache").toString(), options);
  }
}
