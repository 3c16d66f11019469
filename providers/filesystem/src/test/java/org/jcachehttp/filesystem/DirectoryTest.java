package org.jcachehttp.filesystem;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.stream.IntStream;
import org.jcachehttp.storage.Deadline;
import org.jcachehttp.storage.Region;
import org.jcachehttp.storage.StorageException;
import org.jcachehttp.storage.StorageLocation;
import org.jcachehttp.storage.StoredRecord;
import org.jcachehttp.storage.WriteCondition;
import org.jcachehttp.testkit.TestRecords;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DirectoryTest {

  private static final long NOW = 1_800_000_000_000L;

  @TempDir Path directory;

  @Test
  void aSecretIsStoredBesideTheEntriesAndIsNotAnEntry() throws IOException {
    try (FilesystemStorage storage = open()) {
      StorageLocation.LocalFiles location = (StorageLocation.LocalFiles) storage.location();
      Files.writeString(location.secretFile(), "secret");
      assertThat(location.secretFile()).startsWith(directory);
      assertThat(storage.paths()).isEmpty();
      storage.destroy("region");
      assertThat(location.secretFile()).hasContent("secret");
    }
  }

  @Test
  void anEntryIsAReadableFile() throws IOException {
    try (FilesystemStorage storage = open()) {
      storage
          .open("http_cache")
          .write(
              "https://example.org/a",
              WriteCondition.any(),
              new StoredRecord<>(
                  4893726478364823564L,
                  new Deadline(NOW),
                  Map.of("status", "200"),
                  "hello".getBytes(UTF_8)));
      Path file = storage.paths().findFirst().orElseThrow();
      assertThat(directory.relativize(file).toString())
          .isEqualTo(
              "cache-http_cache/b5/b10dd0429e69ac7cfaf0a20b6901c1265c50b55d1751bcb684ed96ef7b300a.entry");
      assertThat(file)
          .hasContent(
              """
              jcache-http 1
              deadline        1800000000000  295577007
              check    4150865798
              version   4893726478364823564
              lengths          39          5
              https://example.org/a
              {"status":"200"}
              hello""");
    }
  }

  @Test
  void pathsAreTheEntryFilesOfAllRegions() {
    try (FilesystemStorage storage = open()) {
      TestRecords.write(storage.open("a"), "key", 1);
      TestRecords.write(storage.open("B/c"), "key", 1);
      assertThat(storage.paths())
          .hasSize(2)
          .allSatisfy(path -> assertThat(path).isAbsolute().isRegularFile());
    }
  }

  @Test
  void aPurgeDoesNotReadEntriesThatHaveNotExpired() throws IOException {
    try (FilesystemStorage storage = open()) {
      Region<String, byte[]> region = storage.open("region");
      region.write(
          "key", WriteCondition.any(), TestRecords.ofSize(1).withDeadline(new Deadline(NOW + 1)));
      Path file = storage.paths().findFirst().orElseThrow();
      FileTime deadline = Files.getLastModifiedTime(file);
      Files.writeString(file, "a purge that reads this removes it");
      Files.setLastModifiedTime(file, deadline);

      region.purgeExpired(NOW);
      assertThat(file).exists();
      region.purgeExpired(NOW + 1);
      assertThat(file).doesNotExist();
    }
  }

  @Test
  void deadlinesSurviveTheLossOfModificationTimes() throws IOException {
    try (FilesystemStorage storage = open()) {
      Region<String, byte[]> region = storage.open("region");
      region.write(
          "key", WriteCondition.any(), TestRecords.ofSize(1).withDeadline(new Deadline(NOW + 1)));
      Path file = storage.paths().findFirst().orElseThrow();
      Files.setLastModifiedTime(file, FileTime.fromMillis(NOW - 1));

      assertThat(region.purgeExpired(NOW)).isZero();
      assertThat(region.read("key")).isPresent();
    }
  }

  @Test
  void anInterruptedThreadReadsAndWritesAndStaysInterrupted() {
    try (FilesystemStorage storage = open()) {
      Region<String, byte[]> region = storage.open("region");
      Thread.currentThread().interrupt();
      TestRecords.write(region, "key", 100_000);
      assertThat(region.read("key")).isPresent();
      assertThat(region.remove("key", WriteCondition.any())).isTrue();
      assertThat(Thread.interrupted()).isTrue();
      assertThat(region.write("key", WriteCondition.any(), TestRecords.ofSize(1))).isTrue();
    }
  }

  @Test
  void temporaryFilesOfKilledProcessesAreRemovedAfterAnHour() throws IOException {
    open().close();
    Path old = Files.createFile(directory.resolve(".jcache-http/tmp/old.tmp"));
    Path young = Files.createFile(directory.resolve(".jcache-http/tmp/young.tmp"));
    Files.setLastModifiedTime(old, FileTime.from(Instant.now().minus(Duration.ofMinutes(61))));
    Files.setLastModifiedTime(young, FileTime.from(Instant.now().minus(Duration.ofMinutes(59))));
    open().close();
    assertThat(old).doesNotExist();
    assertThat(young).exists();
  }

  @Test
  void neitherSuccessfulNorFailedWritesLeaveTemporaryFiles() {
    try (FilesystemStorage storage = open()) {
      Region<String, byte[]> region = storage.open("region");
      TestRecords.write(region, "key", 1);
      region.write("key", WriteCondition.absent(), TestRecords.ofSize(1));
      region.write("key", WriteCondition.version(-1), TestRecords.ofSize(1));
      assertThat(directory.resolve(".jcache-http/tmp")).isEmptyDirectory();
    }
  }

  @Test
  void aNewerLayoutIsRejected() throws IOException {
    open().close();
    Files.writeString(directory.resolve(".jcache-http/layout"), "2\n");
    assertThatThrownBy(this::open)
        .isInstanceOf(StorageException.class)
        .hasMessageContaining("layout '2', supported is 1");
  }

  @Test
  void theErrorNamesAParentThatIsAFile() throws IOException {
    Path file = Files.createFile(directory.resolve("taken"));
    assertThatThrownBy(() -> Storages.open(file.resolve("cache"), Map.of()))
        .isInstanceOf(StorageException.class)
        .hasMessageContaining("filesystem:" + file)
        .hasMessageContaining("cannot open the directory");
  }

  @Test
  void theErrorNamesAPathThatCannotBeWritten() {
    assertThatThrownBy(() -> Storages.open(Path.of("/proc/nowhere/cache"), Map.of()))
        .isInstanceOf(StorageException.class)
        .hasMessageContaining("/proc/nowhere");
  }

  @Test
  void aRemovedRegionDirectoryIsAnEmptyCache() throws IOException {
    try (FilesystemStorage storage = open()) {
      Region<String, byte[]> region = storage.open("region");
      TestRecords.write(region, "key", 1);
      Files.move(directory.resolve("cache-region"), directory.resolve("elsewhere"));
      assertThat(region.read("key")).isEmpty();
      assertThat(region.count()).isZero();
      assertThat(region.write("key", WriteCondition.any(), TestRecords.ofSize(1))).isTrue();
    }
  }

  @Test
  void maxBytesKeepsTheMostRecentlyUsed() {
    try (FilesystemStorage storage = open(Map.of("max-bytes", "100000"))) {
      Region<String, byte[]> region = storage.open("region");
      for (int i = 0; i < 100; i++) {
        TestRecords.write(region, "key" + i, 5_000);
        assertThat(region.read("key0")).as("after entry " + i).isPresent();
        assertThat(bytesIn(storage)).isLessThanOrEqualTo(100_000);
      }
      IntStream.range(90, 100).forEach(i -> assertThat(region.read("key" + i)).isPresent());
      assertThat(storage.evictions()).isEqualTo(100 - region.count());
    }
  }

  @Test
  void aLowerLimitHoldsFromTheFirstWrite() {
    try (FilesystemStorage storage = open()) {
      IntStream.range(0, 10).forEach(i -> TestRecords.write(storage.open("old"), "key" + i, 5_000));
    }
    try (FilesystemStorage storage = open(Map.of("max-bytes", "20000"))) {
      TestRecords.write(storage.open("new"), "key", 5_000);
      assertThat(bytesIn(storage)).isLessThanOrEqualTo(20_000);
      assertThat(storage.open("new").read("key")).isPresent();
    }
  }

  @Test
  void anOversizedEntryIsNotStoredAndTheReplacedEntryIsRemoved() {
    try (FilesystemStorage storage = open(Map.of("max-file-bytes", "1000"))) {
      Region<String, byte[]> region = storage.open("region");
      TestRecords.write(region, "key", 100);
      assertThat(region.write("key", WriteCondition.absent(), TestRecords.ofSize(2_000))).isFalse();
      assertThat(region.read("key")).isPresent();
      assertThat(region.write("key", WriteCondition.any(), TestRecords.ofSize(2_000))).isTrue();
      assertThat(region.read("key")).isEmpty();
    }
  }

  private static long bytesIn(FilesystemStorage storage) {
    return storage.paths().mapToLong(path -> path.toFile().length()).sum();
  }

  private FilesystemStorage open() {
    return open(Map.of());
  }

  private FilesystemStorage open(Map<String, ?> options) {
    return Storages.open(directory, options);
  }
}
