package org.jcachehttp.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * The statements of Oracle. Its blocks in PL/SQL and its function for the length of a payload are
 * compared as text; no other product runs them.
 */
class OracleTest extends DialectInModeOfH2 {

  private static final Dialect ORACLE = new Oracle();

  OracleTest() throws SQLException {
    super("Oracle", ORACLE, new TableNames("regions", "entries", "entries", ORACLE));
  }

  @Test
  void anUpsertUpdatesThenInsertsAndStartsAgainAfterALostRace() {
    assertThat(statements.upsert(1))
        .isEqualTo(
            "BEGIN DECLARE r NUMBER(19) := ?; k RAW(1024) := ?; v NUMBER(19) := ?;"
                + " d NUMBER(19) := ?; m CLOB := ?; p BLOB := ?; BEGIN LOOP"
                + " UPDATE entries SET version = v, deadline = d, metadata = m, payload = p"
                + " WHERE region = r AND entry_key = k; EXIT WHEN SQL%ROWCOUNT > 0;"
                + " BEGIN INSERT INTO entries"
                + " (region, entry_key, version, deadline, metadata, payload)"
                + " VALUES (r, k, v, d, m, p); EXIT;"
                + " EXCEPTION WHEN DUP_VAL_ON_INDEX THEN NULL; END; END LOOP; END; END;");
  }

  @Test
  void aBatchHasTheSixParametersOfEachRow() {
    assertThat(statements.upsert(3).chars().filter(each -> each == '?')).hasSize(18);
  }

  /** A large object is bound after all others (ORA-24816), and never selected (ORA-01461). */
  @Test
  void thePayloadIsTheLastParameterOfAnInsert() {
    assertThat(statements.insertIfAbsent())
        .isEqualTo(
            "INSERT INTO entries (region, entry_key, version, deadline, metadata, payload)"
                + " VALUES (?, ?, ?, ?, ?, ?)");
  }

  @Test
  void theSweepEndsAtANumberOfRows() {
    assertThat(ORACLE.deleteSome("entries", "deadline <= ?", 500))
        .isEqualTo("DELETE FROM entries WHERE (deadline <= ?) AND ROWNUM <= 500");
  }

  @Test
  void aPageEndsWithTheClauseOfTheStandard() {
    assertThat(ORACLE.limited("SELECT 1 FROM entries ORDER BY entry_key", 500))
        .isEqualTo("SELECT 1 FROM entries ORDER BY entry_key FETCH FIRST 500 ROWS ONLY");
  }

  @Test
  void theLengthOfAnEmptyPayloadIsZero() {
    assertThat(ORACLE.payloadLength()).isEqualTo("coalesce(dbms_lob.getlength(payload), 0)");
  }

  @Test
  void errorsHaveTheirMeanings() {
    Map.of(
            1, Failure.DUPLICATE_KEY,
            60, Failure.CONFLICT,
            8177, Failure.CONFLICT,
            942, Failure.NO_TABLE,
            1017, Failure.REFUSED,
            1456, Failure.READ_ONLY,
            1013, Failure.TIMEOUT,
            12899, Failure.TOO_LARGE)
        .forEach(
            (code, meaning) ->
                assertThat(ORACLE.failure(new SQLException("ORA", "72000", code)))
                    .as("ORA-" + code)
                    .contains(meaning));
    assertThat(ORACLE.failure(new SQLException("ORA", "72000", 600))).isEmpty();
  }
}
