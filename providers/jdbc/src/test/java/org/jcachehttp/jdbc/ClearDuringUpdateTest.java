package org.jcachehttp.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jcachehttp.storage.Region;
import org.jcachehttp.storage.StoredRecord;
import org.jcachehttp.testkit.Await;
import org.jcachehttp.testkit.TestRecords;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A region with more rows than one statement deletes is cleared while a row changes. PostgreSQL
 * moves a row that is changed.
 */
@Timeout(120)
class ClearDuringUpdateTest {

  private static final TestDatabase DATABASE = TestDatabase.POSTGRESQL;

  @ParameterizedTest
  @ValueSource(ints = {1, Statements.BATCH + 100})
  void nothingRemainsAfterwards(int entries) throws Exception {
    String tables = TestDatabase.newTables();
    try (JdbcStorage storage = DATABASE.open(tables);
        Connection other = DATABASE.connect()) {
      Region<String, byte[]> region = storage.open("region");
      Map<String, StoredRecord<byte[]>> records = new HashMap<>();
      for (int i = 0; i < entries; i++) {
        records.put("key" + i, TestRecords.ofSize(1));
      }
      region.writeAll(records);
      changeFirst(other, tables);
      CompletableFuture<Void> clear = CompletableFuture.runAsync(region::clear);
      Await.until(() -> isWaiting(tables));
      other.commit();
      clear.join();
      assertThat(region.count()).isZero();
    }
  }

  private static void changeFirst(Connection other, String tables) throws SQLException {
    other.setAutoCommit(false);
    try (Statement update = other.createStatement()) {
      update.executeUpdate(
          ("UPDATE " + tables + "_entries SET deadline = deadline - 1 WHERE ctid =")
              + (" (SELECT min(ctid) FROM " + tables + "_entries)"));
    }
  }

  private static boolean isWaiting(String tables) {
    String deletions =
        "SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock'"
            + (" AND query LIKE 'DELETE FROM%" + tables + "_entries%'");
    try {
      return !DATABASE.value(deletions).equals("0");
    } catch (SQLException failure) {
      throw new AssertionError("the state of the server cannot be read", failure);
    }
  }
}
