package org.jcachehttp.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jcachehttp.storage.ByteStorage;
import org.jcachehttp.storage.Region;
import org.jcachehttp.storage.StorageConfigurationException;
import org.jcachehttp.testkit.Await;
import org.jcachehttp.testkit.TestRecords;
import org.jcachehttp.testkit.Threads;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** The tables: their creation, their names and their layout. */
@Timeout(120)
@ParameterizedClass
@EnumSource
class SchemaTest {

  private final TestDatabase database;
  private final String tables = TestDatabase.newTables();

  SchemaTest(TestDatabase database) {
    this.database = database;
  }

  @Test
  void tablesOfANewerReleaseAreRefused() throws SQLException {
    database.open(tables).ping();
    database.execute("UPDATE " + tables + "_regions SET layout = 2 WHERE id = 0");
    try (JdbcStorage newer = database.open(tables)) {
      assertThatThrownBy(newer::ping)
          .isInstanceOf(StorageConfigurationException.class)
          .hasMessageContaining("layout 2, supported is 1");
    }
  }

  @Test
  void missingTablesAreNotCreatedIfTheyMustExist() throws SQLException {
    Map<String, ?> option = Map.of("create-table", "false");
    try (JdbcStorage storage = database.open(tables, option)) {
      assertThatThrownBy(storage::ping)
          .isInstanceOf(StorageConfigurationException.class)
          .hasMessageContainingAll("do not exist", "create-table=false", ".sql");
      database.open(tables).ping();
      storage.ping();
    }
  }

  @Test
  void theScriptItselfCreatesTablesThatAreUsed() throws SQLException {
    for (String statement : Script.statements(dialect())) {
      database.execute(statement.replaceAll("\\bjcache_(?=regions|entries)", tables + "_"));
    }
    try (JdbcStorage storage = database.open(tables, Map.of("create-table", "false"))) {
      storage.ping();
    }
  }

  private String dialect() {
    return database == TestDatabase.MARIADB ? "mysql" : database.name().toLowerCase(Locale.ROOT);
  }

  @Test
  void manyProcessesCreateTheTablesAtOnce() {
    ConcurrentLinkedQueue<JdbcStorage> opened = new ConcurrentLinkedQueue<>();
    Threads.run(
        8,
        thread -> {
          JdbcStorage storage = database.open(tables);
          opened.add(storage);
          TestRecords.write(storage.open("region"), "key" + thread, 10);
        });
    try (JdbcStorage storage = database.open(tables)) {
      assertThat(storage.open("region").count()).isEqualTo(8);
    }
    opened.forEach(JdbcStorage::close);
  }

  @Test
  void droppedTablesAreCreatedAgain() throws SQLException {
    try (JdbcStorage storage = database.open(tables)) {
      Region<String, byte[]> region = storage.open("region");
      TestRecords.write(region, "key", 10);
      database.execute("DROP TABLE " + tables + "_entries");
      assertThat(region.read("key")).isEmpty();
      TestRecords.write(region, "key", 10);
      assertThat(region.read("key")).isPresent();
    }
  }

  @Test
  void aRegionHasARowWithItsName() throws SQLException {
    try (JdbcStorage storage = database.open(tables)) {
      storage.open("Some region").count();
      Await.until(() -> names().equals("Some region"));
      storage.destroy("Some region");
      assertThat(names()).isEmpty();
    }
  }

  private String names() {
    try {
      String count = "SELECT count(*) FROM " + tables + "_regions WHERE id <> 0";
      return database.value(count).equals("0")
          ? ""
          : database.value("SELECT name FROM " + tables + "_regions WHERE id <> 0");
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void aSchemaThatDoesNotExistIsNamed() {
    try (ByteStorage storage = database.open(tables, Map.of("schema", "no_such_schema"))) {
      assertThatThrownBy(storage::ping).hasMessageContaining(storage.description());
    }
  }

  @Test
  void anotherDialectIsUsedIfItIsConfigured() {
    try (JdbcStorage storage = database.open(tables, Map.of("dialect", dialect()))) {
      storage.ping();
    }
  }
}
