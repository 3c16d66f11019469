package org.jcachehttp.sqlite;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
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

/** A damaged file that only holds a cache is set aside; one that may hold more is left alone. */
@Timeout(120)
class SqliteDamageTest {

  private static final int PAGE = 4096;

  @TempDir Path directory;

  private Path file() {
    return directory.resolve("sub/cache.sqlite");
  }

  private ByteStorage open(Map<String, ?> options) {
    return Storages.open(file().toString(), options);
  }

  /** Leaves a file with entries and without a write-ahead log. */
  private void fill() {
    try (ByteStorage storage = open(Map.of())) {
      Region<String, byte[]> region = storage.open("region");
      for (int i = 0; i < 200; i++) {
        region.write("key" + i, WriteCondition.any(), TestRecords.ofSize(1_000));
      }
    }
  }

  @Test
  void aFileWithAScribbledHeaderIsSetAsideWhenItIsOpened() throws IOException {
    fill();
    scribble(0, 100);
    byte[] damaged = Files.readAllBytes(file());
    assertWorks(Map.of());
    assertThat(setAside()).singleElement().satisfies(aside -> assertHolds(aside, damaged));
  }

  @ParameterizedTest
  @ValueSource(ints = {100, 1_000, 4_096, 10_000})
  void aFileCutShortIsSetAside(int length) throws IOException {
    fill();
    Files.write(file(), Arrays.copyOf(Files.readAllBytes(file()), length));
    assertWorks(Map.of());
    assertThat(setAside()).hasSize(1);
  }

  @Test
  void aFileWithScribbledPagesIsSetAsideWhenTheyAreMet() throws IOException {
    fill();
    scribble(PAGE, (int) Files.size(file()) - PAGE);
    assertWorks(Map.of());
    assertThat(setAside()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"name TEXT", "TABLE regions", "payload BLOB", "UNIQUE (region, key)"})
  void aFileWithADamagedDefinitionOfItsTablesIsSetAside(String definition) throws IOException {
    fill();
    String bytes = Files.readString(file(), ISO_8859_1);
    int position = bytes.indexOf(definition);
    assertThat(position).isPositive();
    scribble(position, 3);
    assertWorks(Map.of());
    assertThat(setAside()).hasSize(1);
  }

  @Test
  void aFileThatIsNoDatabaseIsLeftAlone() throws IOException {
    Files.createDirectories(file().getParent());
    Files.writeString(file(), "another application's notes\n".repeat(1_000));
    byte[] before = Files.readAllBytes(file());
    assertRefused(Map.of());
    assertHolds(file(), before);
    assertThat(setAside()).isEmpty();
  }

  @Test
  void aDamagedDatabaseThatAnApplicationSharesIsLeftAlone() throws Exception {
    fill();
    execute("CREATE TABLE notes (text TEXT)");
    scribble(0, 100);
    assertRefused(Map.of());
    assertThat(setAside()).isEmpty();
  }

  @Test
  void scribbledPagesOfADatabaseThatAnApplicationSharesAreAnError() throws Exception {
    fill();
    execute("CREATE TABLE notes (text TEXT)");
    scribble(PAGE, PAGE * 20);
    try (ByteStorage storage = open(Map.of())) {
      Region<String, byte[]> region = storage.open("region");
      assertThatThrownBy(() -> region.read("key1")).isInstanceOf(StorageException.class);
    } catch (StorageException closing) {
      assertThat(closing).hasMessageContaining("damaged");
    }
    assertThat(setAside()).isEmpty();
  }

  @Test
  void onDamageFailLeavesTheFileAsItIs() throws IOException {
    fill();
    scribble(0, 100);
    assertRefused(Map.of("on-damage", "fail"));
    assertThat(setAside()).isEmpty();
  }

  @Test
  void aProcessFollowsAnotherOneThatReplacedTheFile() throws IOException {
    fill();
    scribble(PAGE, (int) Files.size(file()) - PAGE);
    try (ByteStorage one = open(Map.of());
        ByteStorage another = open(Map.of())) {
      Region<String, byte[]> here = one.open("region");
      Region<String, byte[]> there = another.open("region");
      assertThat(here.read("key1")).isEmpty();
      assertThat(here.write("new", WriteCondition.any(), TestRecords.ofSize(1))).isTrue();
      while (there.read("new").isEmpty()) {
        Thread.onSpinWait();
      }
      assertThat(there.remove("new", WriteCondition.any())).isTrue();
      assertThat(here.read("new")).isEmpty();
      assertThat(setAside()).hasSize(1);
    }
  }

  @Test
  void aDeletedDirectoryIsMadeAgain() throws IOException {
    try (ByteStorage storage = open(Map.of())) {
      Region<String, byte[]> region = storage.open("region");
      region.write("key", WriteCondition.any(), TestRecords.ofSize(1));
      try (Stream<Path> files = Files.walk(file().getParent())) {
        for (Path path : files.sorted((a, b) -> b.compareTo(a)).toList()) {
          Files.delete(path);
        }
      }
      while (region.read("key").isPresent()) {
        Thread.onSpinWait();
      }
      assertThat(region.write("key", WriteCondition.any(), TestRecords.ofSize(1))).isTrue();
    }
    try (ByteStorage storage = open(Map.of())) {
      assertThat(storage.open("region").read("key")).isPresent();
    }
  }

  private void assertWorks(Map<String, ?> options) {
    try (ByteStorage storage = open(options)) {
      Region<String, byte[]> region = storage.open("region");
      for (int i = 0; i < 200; i++) {
        assertThat(region.read("key" + i)).isEmpty();
      }
      assertThat(region.write("key1", WriteCondition.absent(), TestRecords.ofSize(10))).isTrue();
      assertThat(region.read("key1")).isPresent();
      assertThat(region.count()).isOne();
    }
    try (ByteStorage storage = open(options)) {
      assertThat(storage.open("region").read("key1")).isPresent();
    }
  }

  private void assertRefused(Map<String, ?> options) {
    assertThatThrownBy(() -> open(options))
        .isInstanceOf(StorageException.class)
        .hasMessageContainingAll("cannot open the database", "damaged", "move it");
  }

  private void scribble(int at, int length) throws IOException {
    byte[] noise = "scribbled".repeat(length / 9 + 1).substring(0, length).getBytes(UTF_8);
    try (FileChannel channel = FileChannel.open(file(), StandardOpenOption.WRITE)) {
      channel.write(java.nio.ByteBuffer.wrap(noise), at);
    }
  }

  private void execute(String sql) throws SQLException {
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file());
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private List<Path> setAside() throws IOException {
    try (Stream<Path> files = Files.list(file().getParent())) {
      return files.filter(path -> path.toString().matches(".*[.]sqlite[.]damaged-[0-9]+")).toList();
    }
  }

  private static void assertHolds(Path path, byte[] content) {
    assertThat(path).hasBinaryContent(content);
  }
}
