package org.jcachehttp.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Random;
import org.jcachehttp.storage.Deadline;
import org.jcachehttp.storage.Region;
import org.jcachehttp.storage.ScanCriteria;
import org.jcachehttp.storage.StoredRecord;
import org.jcachehttp.storage.WriteCondition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Queries of an administrator. */
@Timeout(120)
class QueriesTest {

  private final String tables = TestDatabase.newTables();

  private void write(TestDatabase database) {
    try (JdbcStorage storage = database.open(tables)) {
      Region<String, byte[]> region = storage.open("region");
      Map<String, String> metadata = Map.of("url", "https://example.org/", "status", "200");
      region.write(
          "key",
          WriteCondition.any(),
          new StoredRecord<>(7, Deadline.NEVER, metadata, new byte[3]));
    }
  }

  @Test
  void postgresqlFindsAnEntryByItsUrlWithAnIndex() throws SQLException {
    write(TestDatabase.POSTGRESQL);
    String query =
        "SELECT entry_key FROM "
            + tables
            + "_entries WHERE metadata ->> 'url' = 'https://example.org/'";
    assertThat(TestDatabase.POSTGRESQL.value(query)).isEqualTo("key");
    TestDatabase.POSTGRESQL.execute(
        "INSERT INTO "
            + tables
            + "_entries SELECT 1, i::text, 1, 1, jsonb_build_object('url', i::text), ''"
            + " FROM generate_series(1, 10000) i");
    TestDatabase.POSTGRESQL.execute("ANALYZE " + tables + "_entries");
    assertThat(TestDatabase.POSTGRESQL.value("EXPLAIN (FORMAT JSON) " + query))
        .contains(tables + "_entries_url");
  }

  @Test
  void aUrlMayBeLongerThanAnIndexPermits() {
    byte[] random = new byte[10_000];
    new Random(1).nextBytes(random);
    Map<String, String> metadata = Map.of("url", HexFormat.of().formatHex(random));
    for (TestDatabase database : TestDatabase.values()) {
      try (JdbcStorage storage = database.open(tables)) {
        Region<String, byte[]> region = storage.open("region");
        region.write(
            "key",
            WriteCondition.any(),
            new StoredRecord<>(7, Deadline.NEVER, metadata, new byte[3]));
        assertThat(region.scanMetadata(ScanCriteria.all().having(metadata)).next().metadata())
            .isEqualTo(metadata);
      }
    }
  }

  @Test
  void mariadbFindsAnEntryByItsUrl() throws SQLException {
    write(TestDatabase.MARIADB);
    assertThat(
            TestDatabase.MARIADB.value(
                "SELECT entry_key FROM "
                    + tables
                    + "_entries WHERE json_value(metadata, '$.url') = 'https://example.org/'"))
        .isEqualTo("key");
  }

  @Test
  void h2ShowsTheMetadataAsJson() throws SQLException {
    write(TestDatabase.H2);
    assertThat(TestDatabase.H2.value("SELECT (metadata).\"url\" FROM " + tables + "_entries"))
        .isEqualTo("\"https://example.org/\"");
  }

  @Test
  void postgresqlCreatesATableThatIsNotLoggedIfItIsConfigured() throws SQLException {
    try (JdbcStorage storage =
        TestDatabase.POSTGRESQL.open(tables, Map.of("durability", "unlogged"))) {
      storage.ping();
    }
    String persistence = "SELECT relpersistence FROM pg_class WHERE relname = '" + tables;
    assertThat(TestDatabase.POSTGRESQL.value(persistence + "_entries'")).isEqualTo("u");
    assertThat(TestDatabase.POSTGRESQL.value(persistence + "_regions'")).isEqualTo("p");
  }
}
