package org.jcachehttp.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The statements of SQL Server. H2 has no hint of a lock: it is compared as text. */
class SqlServerTest extends DialectInModeOfH2 {

  private static final Dialect SQL_SERVER = new SqlServer();

  private static final String ROW = "(?, ?, ?, ?, ?, ?)";

  private static final String TYPED_ROW =
      "(CAST(? AS BIGINT), CAST(? AS VARBINARY), CAST(? AS BIGINT), CAST(? AS BIGINT),"
          + " CAST(? AS VARCHAR), CAST(? AS BLOB))";

  SqlServerTest() throws SQLException {
    super(
        "MSSQLServer", SQL_SERVER, new TableNames("[regions]", "[entries]", "entries", SQL_SERVER));
  }

  @Override
  PreparedStatement prepare(String sql) throws SQLException {
    return super.prepare(forH2(sql));
  }

  /** H2 has no hints of locks, and takes the type of a parameter from the statement. */
  static String forH2(String sql) {
    String statement = sql.replace(" WITH (HOLDLOCK)", "").replace("datalength(", "octet_length(");
    return statement.startsWith("MERGE") ? statement.replace(ROW, TYPED_ROW) : statement;
  }

  @Test
  void anUpsertLocksTheGapOfItsKey() {
    assertThat(SQL_SERVER.upsert("[entries]", 2))
        .isEqualTo(
            "MERGE INTO [entries] WITH (HOLDLOCK) AS e"
                + " USING (VALUES (?, ?, ?, ?, ?, ?), (?, ?, ?, ?, ?, ?))"
                + " AS n (region, entry_key, version, deadline, metadata, payload)"
                + " ON e.region = n.region AND e.entry_key = n.entry_key"
                + " WHEN MATCHED THEN UPDATE SET version = n.version, deadline = n.deadline,"
                + " metadata = n.metadata, payload = n.payload"
                + " WHEN NOT MATCHED THEN INSERT"
                + " (region, entry_key, version, deadline, metadata, payload)"
                + " VALUES (n.region, n.entry_key, n.version, n.deadline, n.metadata, n.payload);");
  }

  @Test
  void anInsertLocksTheGapOfItsKeyAndFailsNever() {
    assertThat(SQL_SERVER.insertIfAbsent("[entries]"))
        .startsWith("MERGE INTO [entries] WITH (HOLDLOCK) AS e USING (VALUES (?, ?, ?, ?, ?, ?))")
        .doesNotContain("WHEN MATCHED")
        .endsWith("n.payload);");
  }

  @Test
  void anUpsertInsertsAndReplacesRows() throws SQLException {
    insertIfAbsent("a", 1);
    try (PreparedStatement upsert = prepare(statements.upsert(2))) {
      setRow(upsert, 1, "a", 2);
      setRow(upsert, 7, "b", 3);
      upsert.executeUpdate();
    }
    assertThat(stored("a")).containsExactly(2L, 2000L);
    assertThat(stored("b")).containsExactly(3L, 3000L);
  }

  @Test
  void aStatementHasLessThan2100Parameters() {
    int rows = SQL_SERVER.maxRows();
    assertThat(SQL_SERVER.upsert("[entries]", rows).chars().filter(each -> each == '?'))
        .hasSizeLessThan(2090);
    assertThat(statements.deleteAllIfVersion(rows).chars().filter(each -> each == '?'))
        .hasSizeLessThan(2090);
  }

  @Test
  void errorsHaveTheirMeanings() {
    Map.of(
            2627, Failure.DUPLICATE_KEY,
            2601, Failure.DUPLICATE_KEY,
            1205, Failure.CONFLICT,
            208, Failure.NO_TABLE,
            18456, Failure.REFUSED,
            3906, Failure.READ_ONLY,
            8152, Failure.TOO_LARGE)
        .forEach(
            (code, meaning) ->
                assertThat(SQL_SERVER.failure(new SQLException("error", "S0001", code)))
                    .as("error " + code)
                    .contains(meaning));
    assertThat(SQL_SERVER.failure(new SQLException("error", "S0001", 8623))).isEmpty();
  }
}
