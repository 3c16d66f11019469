package org.jcachehttp.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.jcachehttp.storage.ByteStorage;
import org.jcachehttp.storage.Region;
import org.jcachehttp.storage.StorageException;
import org.jcachehttp.storage.WriteCondition;
import org.jcachehttp.testkit.TestRecords;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqliteFileTest {

  @TempDir Path directory;

  @Test
  void aNameWithoutSuffixGetsOneAndParentsAreCreated() {
    open("a/b/cache", Map.of()).close();
    assertThat(directory.resolve("a/b/cache.sqlite")).isRegularFile();
  }

  @Test
  void aNameWithSuffixIsKept() {
    open("cache.db", Map.of()).close();
    assertThat(directory.resolve("cache.db")).isRegularFile();
  }

  @Test
  void aLeadingDotIsNoSuffix() {
    open(".cache", Map.of()).close();
    assertThat(directory.resolve(".cache.sqlite")).isRegularFile();
  }

  @Test
  void reservedCharactersOfUrisAreAllowedInFileNames() {
    open("100% a?mode=ro#b \u00e9.db", Map.of()).close();
    assertThat(directory.resolve("100% a?mode=ro#b \u00e9.db")).isRegularFile();
  }

  @Test
  void theErrorNamesAParentThatIsAFile() throws IOException {
    Path file = Files.writeString(directory.resolve("taken"), "x");
    assertThatThrownBy(() -> open("taken/cache", Map.of()))
        .isInstanceOf(StorageException.class)
        .hasMessageContaining("cannot create the directory")
        .hasMessageContaining(file + " is a file");
  }

  @Test
  void theErrorNamesAPathThatCannotBeWritten() {
    assertThatThrownBy(() -> Storages.open("/proc/nowhere/cache", Map.of()))
        .isInstanceOf(StorageException.class)
        .hasMessageContaining("/proc/nowhere");
    assertThatThrownBy(() -> Storages.open("/proc/cache", Map.of()))
        .isInstanceOf(StorageException.class)
        .hasMessageContaining("sqlite:/proc/cache.sqlite");
  }

  @Test
  void theErrorNamesADirectoryInPlaceOfTheFile() throws IOException {
    Path taken = Files.createDirectory(directory.resolve("cache.sqlite"));
    assertThatThrownBy(() -> open("cache", Map.of()))
        .isInstanceOf(StorageException.class)
        .hasMessageContaining(taken.toString());
  }

  @Test
  void aFileThatIsNoDatabaseIsNotModified() throws IOException {
    Path other = Files.writeString(directory.resolve("cache.sqlite"), "no database".repeat(100));
    assertThatThrownBy(() -> open("cache", Map.of()))
        .isInstanceOf(StorageException.class)
        .hasMessageContaining("not a SQLite database");
    assertThat(other).hasContent("no database".repeat(100));
  }

  @Test
  void aDatabaseWithANewerLayoutIsRejected() throws SQLException {
    open("cache", Map.of()).close();
    execute("PRAGMA user_version = 7");
    assertThatThrownBy(() -> open("cache", Map.of()))
        .isInstanceOf(StorageException.class)
        .hasMessageContaining("user_version 7, supported is 1");
  }

  @Test
  void aReadOnlyDatabaseIsReadAndRejectsWrites() {
    try (ByteStorage writable = open("cache", Map.of())) {
      TestRecords.write(writable.open("region"), "key", 1);
    }
    try (ByteStorage readOnly = open("cache", Map.of("mode", "ro", "max-entries", "1"))) {
      Region<String, byte[]> region = readOnly.open("region");
      assertThat(region.read("key")).isPresent();
      assertThat(readOnly.open("never written").count()).isZero();
      assertThatThrownBy(() -> region.remove("key", WriteCondition.any()))
          .isInstanceOf(StorageException.class)
          .hasMessageContaining("mode=ro");
    }
  }

  @Test
  void theModesRoAndRwCreateNoFile() {
    for (String mode : new String[] {"ro", "rw"}) {
      assertThatThrownBy(() -> open("missing", Map.of("mode", mode)))
          .isInstanceOf(StorageException.class)
          .hasMessageContaining("does not exist");
      assertThat(directory.resolve("missing.sqlite")).doesNotExist();
    }
  }

  @Test
  void theWriteAheadLogIsTheDefaultAndCanBeDisabled() throws SQLException {
    open("cache", Map.of()).close();
    assertThat(query("PRAGMA journal_mode")).isEqualTo("wal");
    open("cache", Map.of("wal", "false")).close();
    assertThat(query("PRAGMA journal_mode")).isEqualTo("delete");
  }

  @Test
  void clearingReleasesDiskSpace() throws IOException {
    try (ByteStorage storage = open("cache", Map.of())) {
      Region<String, byte[]> region = storage.open("region");
      for (int i = 0; i < 20; i++) {
        TestRecords.write(region, "key" + i, 100_000);
      }
      region.clear();
      assertThat(Files.size(directory.resolve("cache.sqlite"))).isLessThan(100_000);
    }
  }

  @Test
  void aWriteFailsAfterTheBusyTimeoutDuringAnotherTransaction() throws SQLException {
    try (ByteStorage storage = open("cache", Map.of("busy-timeout", "50ms"));
        Connection other = connect();
        Statement statement = other.createStatement()) {
      Region<String, byte[]> region = storage.open("region");
      statement.execute("BEGIN IMMEDIATE");
      assertThatThrownBy(() -> TestRecords.write(region, "key", 1))
          .isInstanceOf(StorageException.class)
          .hasMessageContaining("cannot write an entry")
          .hasMessageContaining("'busy-timeout'")
          .hasCauseInstanceOf(SQLException.class);
      assertThat(region.read("key")).isEmpty();
      statement.execute("COMMIT");
      assertThat(region.write("key", WriteCondition.any(), TestRecords.ofSize(1))).isTrue();
    }
  }

  @Test
  void aFailedBulkWriteStoresNothingAndLeavesTheStorageUsable() throws SQLException {
    try (ByteStorage storage = open("cache", Map.of())) {
      Region<String, byte[]> region = storage.open("region");
      execute(
          "CREATE TRIGGER no_more BEFORE INSERT ON entries WHEN new.key = 'bad'"
              + " BEGIN SELECT RAISE(ABORT, 'bad key'); END");
      assertThatThrownBy(
              () ->
                  region.writeAll(
                      Map.of("good", TestRecords.ofSize(1), "bad", TestRecords.ofSize(1))))
          .isInstanceOf(StorageException.class)
          .hasMessageContaining("bad key");
      assertThat(region.count()).isZero();
      assertThat(region.write("good", WriteCondition.any(), TestRecords.ofSize(1))).isTrue();
    }
  }

  @Test
  void manyThreadsCanOpenANewFileAtOnce() throws Exception {
    ExecutorService executor = Executors.newFixedThreadPool(8);
    try {
      List<Callable<Boolean>> openers =
          IntStream.range(0, 8).<Callable<Boolean>>mapToObj(i -> () -> opensAndWrites(i)).toList();
      for (Future<Boolean> written : executor.invokeAll(openers)) {
        assertThat(written.get()).isTrue();
      }
    } finally {
      executor.shutdownNow();
    }
  }

  private boolean opensAndWrites(int i) {
    try (ByteStorage storage = open("new", Map.of())) {
      return storage.open("region").write("key" + i, WriteCondition.any(), TestRecords.ofSize(1));
    }
  }

  @Test
  void anInMemoryDatabaseIsSharedByNameUntilItsLastStorageIsClosed() {
    Map<String, String> inMemory = Map.of("use-memory", "true");
    try (ByteStorage first = open("in memory?", inMemory);
        ByteStorage second = open("in memory?", inMemory);
        ByteStorage other = open("other", inMemory)) {
      TestRecords.write(first.open("region"), "key", 1);
      assertThat(second.open("region").read("key")).isPresent();
      assertThat(other.open("region").read("key")).isEmpty();
    }
    try (ByteStorage reopened = open("in memory?", inMemory)) {
      assertThat(reopened.open("region").read("key")).isEmpty();
    }
    assertThat(directory).isEmptyDirectory();
  }

  private ByteStorage open(String name, Map<String, ?> options) {
    return Storages.open(directory.resolve(name).toString(), options);
  }

  private Connection connect() throws SQLException {
    return DriverManager.getConnection("jdbc:sqlite:" + directory.resolve("cache.sqlite"));
  }

  private void execute(String sql) throws SQLException {
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private String query(String sql) throws SQLException {
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      return statement.executeQuery(sql).getString(1);
    }
  }
}
