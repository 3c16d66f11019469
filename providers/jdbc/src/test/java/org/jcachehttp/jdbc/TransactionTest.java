package org.jcachehttp.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jcachehttp.storage.Region;
import org.jcachehttp.storage.StorageException;
import org.jcachehttp.storage.WriteCondition;
import org.jcachehttp.testkit.TestRecords;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Operations and the transactions of the application. */
@Timeout(120)
@ParameterizedClass
@EnumSource
class TransactionTest {

  private final TestDatabase database;
  private final String tables = TestDatabase.newTables();
  private final OneConnection dataSource;

  TransactionTest(TestDatabase database) throws SQLException {
    this.database = database;
    this.dataSource = new OneConnection(database);
  }

  @AfterEach
  void close() throws SQLException {
    dataSource.close();
  }

  private JdbcStorage open(Map<String, ?> more) {
    Map<String, Object> options = new HashMap<>(TestDatabase.options(tables));
    options.put("data-source", dataSource);
    options.putAll(more);
    return Opening.open("jdbc:app", options);
  }

  @Test
  void anOperationCommitsItselfOnAConnectionWithoutAutoCommit() throws SQLException {
    try (JdbcStorage storage = open(Map.of())) {
      dataSource.connection().setAutoCommit(false);
      Region<String, byte[]> region = storage.open("region");
      TestRecords.write(region, "key", 10);
      dataSource.connection().rollback();
      assertThat(region.read("key")).isPresent();
      assertThat(count()).isEqualTo("1");
      assertThat(dataSource.connection().getAutoCommit()).isFalse();
    }
  }

  @Test
  void withTransactionCallerAnOperationIsPartOfTheCallersTransaction() throws SQLException {
    try (JdbcStorage storage = open(Map.of("transaction", "caller"))) {
      storage.ping();
      dataSource.connection().setAutoCommit(false);
      Region<String, byte[]> region = storage.open("region");
      TestRecords.write(region, "key", 10);
      assertThat(region.read("key")).isPresent();
      assertThat(region.write("key", WriteCondition.absent(), TestRecords.ofSize(1))).isFalse();
      assertThat(count()).isEqualTo("0");
      dataSource.connection().rollback();
      assertThat(region.read("key")).isEmpty();
      TestRecords.write(region, "key", 10);
      dataSource.connection().commit();
      assertThat(count()).isEqualTo("1");
    }
  }

  private String count() throws SQLException {
    return database.value("SELECT count(*) FROM " + tables + "_entries");
  }

  @Test
  void aGivenDataSourceIsNotClosedAndItsConnectionsStayAsTheyWere() throws SQLException {
    int timeout = dataSource.connection().getNetworkTimeout();
    JdbcStorage storage = open(Map.of());
    storage.open("region").count();
    storage.close();
    assertThat(dataSource.connection().isClosed()).isFalse();
    assertThat(dataSource.connection().getNetworkTimeout()).isEqualTo(timeout);
    assertThat(dataSource.connection().getAutoCommit()).isTrue();
  }

  @Test
  void anOperationWaitsForALockedRowNoLongerThanItsTimeout() throws SQLException {
    try (JdbcStorage storage = database.open(tables, Map.of("operation-timeout", "2s"));
        Connection other = database.connect()) {
      Region<String, byte[]> region = storage.open("region");
      TestRecords.write(region, "key", 10);
      lockEntries(other);
      long start = System.nanoTime();
      assertThatThrownBy(() -> TestRecords.write(region, "key", 10))
          .isInstanceOf(StorageException.class)
          .hasMessageContaining("operation-timeout");
      assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(15));
      other.rollback();
      TestRecords.write(region, "key", 10);
    }
  }

  @Test
  void anOperationThatWaitsForARowEndsWithTheOtherTransaction() throws SQLException {
    try (JdbcStorage storage = database.open(tables, Map.of("operation-timeout", "30s"));
        Connection other = database.connect()) {
      Region<String, byte[]> region = storage.open("region");
      TestRecords.write(region, "key", 10);
      lockEntries(other);
      var write = CompletableFuture.runAsync(() -> TestRecords.write(region, "key", 20));
      other.commit();
      write.join();
      assertThat(region.read("key").orElseThrow().payload()).hasSize(20);
    }
  }

  private void lockEntries(Connection other) throws SQLException {
    other.setAutoCommit(false);
    try (PreparedStatement update =
        other.prepareStatement("UPDATE " + tables + "_entries SET deadline = deadline - 1")) {
      update.executeUpdate();
    }
  }
}
