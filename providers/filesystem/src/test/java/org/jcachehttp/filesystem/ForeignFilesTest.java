package org.jcachehttp.filesystem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jcachehttp.storage.Deadline;
import org.jcachehttp.storage.Region;
import org.jcachehttp.storage.ScanCriteria;
import org.jcachehttp.storage.StoredRecord;
import org.jcachehttp.storage.WriteCondition;
import org.jcachehttp.testkit.TestRecords;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What is no entry file lies in the place of one: it is absent, at once, and is replaced. */
@Timeout(value = 30, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class ForeignFilesTest {

  @TempDir Path directory;

  private FilesystemStorage storage;
  private Region<String, byte[]> region;
  private Path entry;

  @BeforeEach
  void writeOneEntry() {
    storage = Storages.open(directory, Map.of());
    region = storage.open("region");
    TestRecords.write(region, "key", 100);
    entry = storage.paths().findFirst().orElseThrow();
  }

  @AfterEach
  void close() {
    storage.close();
  }

  @Test
  void anEmptyDirectoryIsAbsentAndIsReplaced() throws IOException {
    Files.delete(entry);
    Files.createDirectory(entry);
    assertAbsentAndReplaced();
  }

  @Test
  void aDirectoryWithFilesIsAbsentAndIsSetAside() throws IOException {
    Files.delete(entry);
    Files.writeString(Files.createDirectory(entry).resolve("file"), "another application's");
    assertAbsentAndReplaced();
    try (Stream<Path> beside = Files.list(entry.resolveSibling(""))) {
      assertThat(beside.filter(Files::isDirectory).toList())
          .singleElement()
          .satisfies(aside -> assertThat(aside.toString()).contains(".entry.damaged-"))
          .satisfies(
              aside -> assertThat(aside.resolve("file")).hasContent("another application's"));
    }
  }

  @Test
  void aDirectoryWithFilesFailsNeitherClearNorPurge() throws IOException {
    Files.delete(entry);
    Files.writeString(Files.createDirectory(entry).resolve("file"), "another application's");
    region.purgeExpired(Long.MAX_VALUE - 1);
    region.clear();
    assertThat(entry.resolve("file")).exists();
  }

  @Test
  void aFifoIsAbsentAndIsReplaced() throws Exception {
    Files.delete(entry);
    assertThat(new ProcessBuilder("mkfifo", entry.toString()).start().waitFor()).isZero();
    assertAbsentAndReplaced();
  }

  @Test
  void aSocketIsAbsentAndIsReplaced() throws IOException {
    Path shortName = Files.createTempDirectory("s").resolve("s");
    try (ServerSocketChannel socket = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
      socket.bind(UnixDomainSocketAddress.of(shortName));
      Files.delete(entry);
      Files.move(shortName, entry);
      assertAbsentAndReplaced();
    }
  }

  @Test
  void aDeviceIsAbsentAndIsReplaced() throws IOException {
    linkTo(Path.of("/dev/zero"));
    assertAbsentAndReplaced();
  }

  @Test
  void aLinkToItselfIsAbsentAndIsReplaced() throws IOException {
    linkTo(entry);
    assertAbsentAndReplaced();
  }

  @Test
  void aFileThatTheSystemCannotReadIsAbsentAndIsReplaced() throws IOException {
    Path unreadable = Path.of("/sys/class/net/lo/speed");
    assumeThat(unreadable).as("a file that cannot be read, with a size").isNotEmptyFile();
    linkTo(unreadable);
    assertAbsentAndReplaced();
  }

  @Test
  void aFileWithoutPermissionIsAbsentAndIsReplaced() throws IOException {
    Files.setPosixFilePermissions(entry, PosixFilePermissions.fromString("---------"));
    assumeThat(Files.isReadable(entry)).as("this user reads any file").isFalse();
    assertAbsentAndReplaced();
  }

  @Test
  void aFileInThePlaceOfADirectoryIsAbsentAndIsSetAside() throws IOException {
    Path fanOut = entry.resolveSibling("");
    Files.delete(entry);
    Files.delete(fanOut);
    Files.writeString(fanOut, "another application's");
    assertAbsentAndReplaced();
    assertThat(region.count()).isOne();
  }

  @Test
  void aDeletedDirectoryIsMadeAgain() throws IOException {
    deleteAll();
    assertAbsentAndReplaced();
    try (FilesystemStorage another = Storages.open(directory, Map.of())) {
      assertThat(another.open("region").read("key")).isPresent();
    }
  }

  @Test
  void afterADeletionThisProcessAndAnotherOneStillExcludeEachOther() throws Exception {
    deleteAll();
    TestRecords.write(region, "key", 1);
    assertThat(region.read("key")).isPresent();
    Process other = LockHolder.startFor(directory.resolve(".jcache-http/lock"));
    try (FilesystemStorage impatient = Storages.open(directory, Map.of("lock-timeout", "50ms"))) {
      assertThat(LockHolder.isRefused(impatient.open("region"))).isTrue();
    } finally {
      LockHolder.end(other);
    }
    TestRecords.write(region, "key", 1);
    assertThat(region.read("key")).isPresent();
  }

  @Test
  void aProcessThatHoldsALockIsWaitedForAsLongAsLockTimeoutSays() throws Exception {
    Process other = LockHolder.startFor(directory.resolve(".jcache-http/lock"));
    try (FilesystemStorage impatient = Storages.open(directory, Map.of("lock-timeout", "50ms"))) {
      assertThat(LockHolder.isRefused(impatient.open("region"))).isTrue();
      assertThat(impatient.open("region").read("key")).isPresent();
    } finally {
      LockHolder.end(other);
    }
    TestRecords.write(region, "key", 1);
    assertThat(region.read("key")).isPresent();
  }

  @Test
  void theLayoutFileHasThePermissionsOfTheUmaskAsAllOthers() throws IOException {
    Path control = directory.resolve(".jcache-http");
    assertThat(Files.getPosixFilePermissions(control.resolve("layout")))
        .isEqualTo(Files.getPosixFilePermissions(control.resolve("lock")));
  }

  private void linkTo(Path target) throws IOException {
    Files.delete(entry);
    Files.createSymbolicLink(entry, target);
  }

  private void deleteAll() throws IOException {
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.sorted((a, b) -> b.compareTo(a)).toList()) {
        Files.delete(file);
      }
    }
  }

  private void assertAbsentAndReplaced() {
    assertThat(region.read("key")).isEmpty();
    assertThat(region.scan(ScanCriteria.all())).isExhausted();
    assertThat(region.scanMetadata(ScanCriteria.all())).isExhausted();
    assertThat(region.remove("key", WriteCondition.any())).isFalse();
    region.touch("key", 1, new Deadline(1));
    StoredRecord<byte[]> next = TestRecords.ofSize(10);
    assertThat(region.write("key", WriteCondition.version(1), next)).isFalse();
    assertThat(region.write("key", WriteCondition.absent(), next)).isTrue();
    assertThat(region.read("key").map(StoredRecord::version))
        .isEqualTo(Optional.of(next.version()));
  }
}
