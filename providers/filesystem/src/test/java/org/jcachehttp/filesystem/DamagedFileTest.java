package org.jcachehttp.filesystem;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import org.jcachehttp.storage.Deadline;
import org.jcachehttp.storage.Region;
import org.jcachehttp.storage.ScanCriteria;
import org.jcachehttp.storage.StoredRecord;
import org.jcachehttp.storage.WriteCondition;
import org.jcachehttp.testkit.TestRecords;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DamagedFileTest {

  @TempDir Path directory;
  private FilesystemStorage storage;
  private Region<String, byte[]> region;
  private final StoredRecord<byte[]> written = TestRecords.ofSize(20_000);

  @BeforeEach
  void writeOneEntry() {
    storage = Storages.open(directory, Map.of());
    region = storage.open("region");
    region.write("key", WriteCondition.any(), written);
  }

  @AfterEach
  void close() {
    storage.close();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 13, 60, 100, 130, 150, 8_191, 8_192, 8_193, 20_000})
  void aTruncatedFileReadsAsAbsentAndIsReplaced(int length) throws IOException {
    Files.write(file(), Arrays.copyOf(Files.readAllBytes(file()), length));
    assertAbsentAndReplaced();
  }

  @Test
  void aFileInAnotherFormatReadsAsAbsentAndIsReplaced() throws IOException {
    Files.writeString(file(), "another format\n".repeat(100));
    assertAbsentAndReplaced();
  }

  @Test
  void theFileOfAnotherKeyReadsAsAbsentAndIsReplaced() throws IOException {
    Path own = file();
    region.write("other", WriteCondition.any(), TestRecords.ofSize(30));
    Path others = storage.paths().filter(path -> !path.equals(own)).findFirst().orElseThrow();
    Files.copy(others, own, StandardCopyOption.REPLACE_EXISTING);
    assertAbsentAndReplaced();
    assertThat(region.read("other")).isPresent();
  }

  @Test
  void aHugeLengthInTheHeaderAllocatesNoMemory() throws IOException {
    String lines = Files.readString(file(), ISO_8859_1);
    Files.writeString(file(), lines.replace("      20000\n", " 2147483647\n"), ISO_8859_1);
    assertAbsentAndReplaced();
  }

  @Test
  void aChangedByteNeverYieldsAnotherRecord() throws IOException {
    byte[] intact = Files.readAllBytes(file());
    for (int at = 0; at < intact.length; at = at < 300 ? at + 1 : at + 997) {
      byte[] changed = intact.clone();
      changed[at] ^= 1;
      Files.write(file(), changed);
      region.read("key").ifPresent(this::assertEqualsWritten);
    }
  }

  @Test
  void aDamagedFileIsNeitherScannedNorRemovedByKey() throws IOException {
    Files.writeString(file(), "another format");
    assertThat(region.scan(ScanCriteria.all())).isExhausted();
    assertThat(region.remove("key", WriteCondition.any())).isFalse();
    assertThat(region.remove("key", WriteCondition.version(written.version()))).isFalse();
    region.touch("key", written.version(), new Deadline(1));
    assertThat(region.read("key")).isEmpty();
  }

  @Test
  void aPurgeRemovesADamagedFileWithoutCountingIt() throws IOException {
    Files.writeString(file(), "another format");
    assertThat(region.purgeExpired(System.currentTimeMillis() + 60_000)).isZero();
    assertThat(storage.paths()).isEmpty();
  }

  private void assertAbsentAndReplaced() {
    assertThat(region.read("key")).isEmpty();
    StoredRecord<byte[]> next = TestRecords.ofSize(10);
    assertThat(region.write("key", WriteCondition.version(written.version()), next)).isFalse();
    assertThat(region.write("key", WriteCondition.absent(), next)).isTrue();
    assertThat(region.read("key").map(StoredRecord::version))
        .isEqualTo(Optional.of(next.version()));
  }

  private void assertEqualsWritten(StoredRecord<byte[]> record) {
    assertThat(record.version()).isEqualTo(written.version());
    assertThat(record.deadline()).isEqualTo(written.deadline());
    assertThat(record.metadata()).isEqualTo(written.metadata());
    assertThat(record.payload()).isEqualTo(written.payload());
  }

  private Path file() {
    return storage.paths().findFirst().orElseThrow();
  }
}
