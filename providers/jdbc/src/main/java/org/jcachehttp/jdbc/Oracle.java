package org.jcachehttp.jdbc;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;

/**
 * Oracle Database 12.2 or later. Keys are RAW, so that neither NLS_COMP nor NLS_SORT, which the
 * driver takes from Java's locale, changes how they compare; metadata is a CLOB.
 *
 * <p>Each statement is correct at READ COMMITTED, Oracle's default. An UPDATE or DELETE that waited
 * for a row lock compares its condition with the committed row: Oracle restarts the statement if a
 * column of the condition changed. A compare-and-set is therefore a plain UPDATE.
 *
 * <p>This dialect was never run on a server of Oracle.
 */
final class Oracle implements Dialect {

  private static final String EMPTY_KEY = "\0";

  private static final String SET =
      " SET version = v, deadline = d, metadata = m, payload = p"
          + " WHERE region = r AND entry_key = k; ";

  @Override
  public String name() {
    return "oracle";
  }

  @Override
  public boolean matches(String product) {
    return product.equals("Oracle");
  }

  @Override
  public String driver() {
    return "com.oracle.database.jdbc:ojdbc11";
  }

  /**
   * Returns a PL/SQL block with a block for each row.
   *
   * <p>A MERGE would have two faults. It joins on its snapshot, so that two sessions insert the
   * same key and one of them fails with ORA-00001. And a parameter of more than 4,000 bytes cannot
   * be selected from DUAL (ORA-01461). In the block the INSERT waits for a session that inserts the
   * same key; after its commit the next UPDATE, whose snapshot is new, finds the row. The loop ends
   * unless other sessions insert and delete the key again and again.
   */
  @Override
  public String upsert(String entries, int rows) {
    return "BEGIN " + Statements.repeated(upsertOne(entries), "", rows) + "END;";
  }

  /** The driver binds more than 32,766 bytes as a temporary LOB, and frees it. */
  private static String upsertOne(String entries) {
    return "DECLARE r NUMBER(19) := ?; k RAW(1024) := ?; v NUMBER(19) := ?; d NUMBER(19) := ?;"
        + " m CLOB := ?; p BLOB := ?; BEGIN LOOP "
        + ("UPDATE " + entries + SET)
        + "EXIT WHEN SQL%ROWCOUNT > 0; BEGIN "
        + Statements.insert(entries, "(r, k, v, d, m, p)")
        + "; EXIT; EXCEPTION WHEN DUP_VAL_ON_INDEX THEN NULL; END; END LOOP; END; ";
  }

  /** A block is parsed once per number of rows, and has six parameters for each. */
  @Override
  public int maxRows() {
    return 50;
  }

  /** An empty payload is NULL. */
  @Override
  public String payloadLength() {
    return "coalesce(dbms_lob.getlength(payload), 0)";
  }

  @Override
  public String limited(String select, int rows) {
    return select + " FETCH FIRST " + rows + " ROWS ONLY";
  }

  /** ROWNUM stops the scan of the index; a restarted statement checks the condition again. */
  @Override
  public String deleteSome(String entries, String condition, int rows) {
    return "DELETE FROM " + entries + " WHERE (" + condition + ") AND ROWNUM <= " + rows;
  }

  /** An empty key would be NULL; no key has the character NUL. */
  @Override
  public void setKey(PreparedStatement statement, int parameter, String key) throws SQLException {
    Dialect.super.setKey(statement, parameter, key.isEmpty() ? EMPTY_KEY : key);
  }

  @Override
  public String key(ResultSet row, int column) throws SQLException {
    String stored = Dialect.super.key(row, column);
    return stored.equals(EMPTY_KEY) ? "" : stored;
  }

  @Override
  public Optional<Failure> failure(SQLException error) {
    return switch (error.getErrorCode()) {
      case 1 -> Optional.of(Failure.DUPLICATE_KEY);
      // Busy, with or without a wait; deadlock; deadlock of the dictionary; not serializable.
      case 54, 30006, 60, 4020, 8177 -> Optional.of(Failure.CONFLICT);
      case 942 -> Optional.of(Failure.NO_TABLE);
      // No session, wrong login, unknown service, locked account, expired password.
      case 1045, 1017, 12505, 12514, 28000, 28001 -> Optional.of(Failure.REFUSED);
      // A transaction or database that only reads, or a missing privilege.
      case 1456, 16000, 1031, 41900 -> Optional.of(Failure.READ_ONLY);
      case 1013 -> Optional.of(Failure.TIMEOUT);
      case 12899 -> Optional.of(Failure.TOO_LARGE);
      default -> Optional.empty();
    };
  }
}
