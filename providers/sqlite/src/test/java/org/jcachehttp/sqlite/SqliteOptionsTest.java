package org.jcachehttp.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.stream.IntStream;
import org.jcachehttp.storage.ByteStorage;
import org.jcachehttp.storage.Region;
import org.jcachehttp.storage.StorageException;
import org.jcachehttp.storage.StorageLocation;
import org.jcachehttp.testkit.TestRecords;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sqlite.SQLiteDataSource;

class SqliteOptionsTest {

  @TempDir Path directory;

  @Test
  void theOptionTimeoutIsRejectedAsAmbiguous() {
    assertThatThrownBy(() -> open(Map.of("timeout", "5")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("'busy-timeout'")
        .hasMessageContaining("'expire-after'");
  }

  @ParameterizedTest
  @CsvSource({
    "wal, maybe",
    "busy-timeout, soon",
    "mode, rx",
    "cache, mine",
    "max-bytes, much",
    "walrus, 1"
  })
  void anInvalidOptionIsNamed(String name, String value) {
    assertThatThrownBy(() -> open(Map.of(name, value)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("'" + name + "'");
  }

  @Test
  void driverOptionsReachTheDriver() {
    assertThatThrownBy(
            () -> {
              try (ByteStorage storage = open(Map.of("driver.max_page_count", "8"))) {
                TestRecords.write(storage.open("region"), "key", 100_000);
              }
            })
        .isInstanceOf(StorageException.class)
        .hasMessageContaining("SQLITE_FULL");
  }

  @Test
  void anUnknownDriverOptionIsNamed() {
    assertThatThrownBy(() -> open(Map.of("driver.cache_sise", "1")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("'driver.cache_sise'")
        .hasMessageContaining("cache_size");
  }

  @Test
  void maxEntriesKeepsTheMostRecentlyUsed() {
    try (ByteStorage storage = open(Map.of("max-entries", "10"))) {
      Region<String, byte[]> region = storage.open("region");
      for (int i = 0; i < 100; i++) {
        TestRecords.write(region, "key" + i, 1);
        assertThat(region.read("key0")).as("after entry " + i).isPresent();
        assertThat(region.count()).isLessThanOrEqualTo(10);
      }
      IntStream.range(91, 100).forEach(i -> assertThat(region.read("key" + i)).isPresent());
    }
  }

  @Test
  void maxBytesKeepsTheMostRecentlyUsed() {
    try (ByteStorage storage = open(Map.of("max-bytes", "100000"))) {
      Region<String, byte[]> region = storage.open("region");
      IntStream.range(0, 100).forEach(i -> TestRecords.write(region, "key" + i, 10_000));
      assertThat(region.count()).isBetween(8L, 10L);
      assertThat(region.read("key99")).isPresent();
    }
  }

  @Test
  void anEntryLargerThanMaxBytesIsNotStoredAndEvictsNoOtherEntry() {
    try (ByteStorage storage = open(Map.of("max-bytes", "1000"))) {
      Region<String, byte[]> region = storage.open("region");
      TestRecords.write(region, "small", 100);
      TestRecords.write(region, "large", 2_000);
      assertThat(region.read("large")).isEmpty();
      assertThat(region.read("small")).isPresent();
    }
  }

  @Test
  void aLimitHoldsForABulkWrite() {
    try (ByteStorage storage = open(Map.of("max-entries", "2"))) {
      Region<String, byte[]> region = storage.open("region");
      region.writeAll(
          Map.of(
              "a", TestRecords.ofSize(1), "b", TestRecords.ofSize(1), "c", TestRecords.ofSize(1)));
      assertThat(region.count()).isEqualTo(2);
    }
  }

  @Test
  void aLowerLimitHoldsFromTheFirstWrite() {
    try (ByteStorage storage = open(Map.of())) {
      IntStream.range(0, 10).forEach(i -> TestRecords.write(storage.open("region"), "key" + i, 1));
    }
    try (ByteStorage storage = open(Map.of("max-entries", "3"))) {
      TestRecords.write(storage.open("region"), "new", 1);
      assertThat(storage.open("region").count()).isEqualTo(3);
      assertThat(storage.evictions()).isEqualTo(8);
    }
  }

  @Test
  void aDataSourceIsUsedAndLeftOpen() throws SQLException {
    SQLiteDataSource dataSource = new SQLiteDataSource();
    dataSource.setUrl(url());
    for (int i = 0; i < 2; i++) {
      try (ByteStorage storage = open(Map.of("data-source", dataSource))) {
        TestRecords.write(storage.open("region"), "key" + i, 1);
        assertThat(storage.open("region").count()).isEqualTo(i + 1);
      }
    }
  }

  @Test
  void aFileStoresTheSecretBesideItAndMemoryIsInProcess() {
    try (ByteStorage file = open(Map.of());
        ByteStorage memory = open(Map.of("use-memory", "true"))) {
      assertThat(file.location())
          .isEqualTo(
              new StorageLocation.LocalFiles(directory.resolve("cache.sqlite.credential-key")));
      assertThat(memory.location()).isEqualTo(new StorageLocation.InProcess());
    }
  }

  @Test
  void aSuppliedConnectionCountsAsRemote() throws SQLException {
    try (Connection connection = DriverManager.getConnection(url());
        ByteStorage storage = open(Map.of("connection", connection))) {
      assertThat(storage.location()).isEqualTo(new StorageLocation.Remote());
    }
  }

  @Test
  void aConnectionIsUsedAndLeftOpen() throws SQLException {
    try (Connection connection = DriverManager.getConnection(url())) {
      for (int i = 0; i < 2; i++) {
        try (ByteStorage storage = open(Map.of("connection", connection))) {
          TestRecords.write(storage.open("region"), "key" + i, 1);
          assertThat(storage.open("region").count()).isEqualTo(i + 1);
        }
      }
      assertThat(connection.isClosed()).isFalse();
    }
  }

  @Test
  void aConnectionInATransactionIsRejected() throws SQLException {
    try (Connection connection = DriverManager.getConnection(url())) {
      connection.setAutoCommit(false);
      assertThatThrownBy(() -> open(Map.of("connection", connection)))
          .isInstanceOf(StorageException.class)
          .hasMessageContaining("auto-commit");
    }
  }

  private String url() {
    return "jdbc:sqlite:" + directory.resolve("supplied.db");
  }

  private ByteStorage open(Map<String, ?> options) {
    return Storages.open(directory.resolve("cache").toString(), options);
  }
}
