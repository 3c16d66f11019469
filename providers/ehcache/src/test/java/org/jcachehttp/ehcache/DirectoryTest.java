package org.jcachehttp.ehcache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.jcachehttp.storage.ByteStorage;
import org.jcachehttp.storage.Region;
import org.jcachehttp.storage.StorageException;
import org.jcachehttp.storage.WriteCondition;
import org.jcachehttp.testkit.TestRecords;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The directory of a disk tier: restarts, sharing and locking. */
@Timeout(120)
class DirectoryTest {

  @TempDir Path directory;

  @ParameterizedTest
  @ValueSource(strings = {"2MiB", "8MiB", "32MiB"})
  void entriesSurviveACleanRestartWithADiskOfAnySize(String size) {
    try (ByteStorage storage = open("8MiB")) {
      IntStream.range(0, 100)
          .forEach(i -> TestRecords.write(storage.open("region"), "key" + i, 1_000));
    }
    try (ByteStorage storage = open(size)) {
      Region<String, byte[]> region = storage.open("region");
      assertThat(region.count()).isEqualTo(100);
      IntStream.range(0, 100).forEach(i -> assertThat(region.read("key" + i)).isPresent());
    }
  }

  @Test
  void aRegionIsDestroyedWithoutBeingOpened() {
    try (ByteStorage storage = open("1MiB")) {
      TestRecords.write(storage.open("region"), "key", 1);
    }
    try (ByteStorage storage = open("1MiB")) {
      storage.destroy("region");
      assertThat(storage.open("region").count()).isZero();
    }
  }

  @Test
  void storagesOfOneProcessShareTheDirectoryUntilTheLastIsClosed() {
    try (ByteStorage first = open("1MiB")) {
      ByteStorage second = open("1MiB");
      TestRecords.write(second.open("region"), "key", 1);
      second.close();
      second.close();
      assertThat(first.open("region").read("key")).isPresent();
    }
    try (ByteStorage again = open("2MiB")) {
      assertThat(again.open("region").read("key")).isPresent();
    }
  }

  @Test
  void openingTheDirectoryWithOtherTiersIsRejected() {
    try (ByteStorage storage = open("1MiB")) {
      assertThat(storage.description()).isEqualTo("ehcache:" + directory.resolve("cache"));
      assertThatThrownBy(() -> open("2MiB"))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContainingAll("is open in this process with", "disk=1048576", "disk=2097152");
    }
  }

  @Test
  void aRegionDestroyedByAnotherStorageIsEmptyAndUsable() {
    try (ByteStorage first = open("1MiB");
        ByteStorage second = open("1MiB")) {
      Region<String, byte[]> region = first.open("region");
      TestRecords.write(region, "key", 1);
      second.destroy("region");
      assertThat(region.read("key")).isEmpty();
      assertThat(region.write("key", WriteCondition.any(), TestRecords.ofSize(1))).isTrue();
    }
  }

  @Test
  void aDirectoryIsLockedByAnotherProcessAndEmptyAfterThatProcessIsKilled() throws Exception {
    Process other = startWriter();
    try (BufferedReader lines = other.inputReader()) {
      assertThat(lines.readLine()).isEqualTo("written");
      assertRejected();
    } finally {
      other.destroyForcibly().waitFor(60, TimeUnit.SECONDS);
    }
    try (ByteStorage storage = open("1MiB")) {
      assertThat(storage.open("region").count()).isZero();
      assertThat(storage.open("region").write("key", WriteCondition.any(), TestRecords.ofSize(1)))
          .isTrue();
    }
  }

  @Test
  void theErrorNamesAFileInPlaceOfTheDirectory() throws IOException {
    Files.writeString(directory.resolve("cache"), "not a directory");
    assertThatThrownBy(() -> open("1MiB"))
        .isInstanceOf(StorageException.class)
        .hasMessageContaining("cannot open")
        .hasMessageContaining(directory.resolve("cache").toString());
  }

  private void assertRejected() {
    assertThatThrownBy(() -> open("1MiB"))
        .isInstanceOf(StorageException.class)
        .hasMessageContaining("ehcache:" + directory.resolve("cache"))
        .hasMessageContaining("already locked")
        .hasMessageContaining("sqlite:");
  }

  private ByteStorage open(String size) {
    return Storages.open(directory.resolve("cache").toString(), Map.of("disk", size));
  }

  private Process startWriter() throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            System.getProperty("java.class.path"),
            Writer.class.getName(),
            directory.resolve("cache").toString())
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }

  /** Writes an entry and waits until the process is killed. */
  static final class Writer {

    private Writer() {}

    public static void main(String[] arguments) throws IOException {
      ByteStorage storage = Storages.open(arguments[0], Map.of("disk", "1MiB"));
      TestRecords.write(storage.open("region"), "key", 1);
      System.out.println("written");
      assertThat(System.in.read()).isEqualTo(-1);
    }
  }
}
