package org.jcachehttp.jdbc;

import java.sql.SQLException;
import java.util.Optional;

/**
 * Microsoft SQL Server 2016 or later, and Azure SQL. Keys are VARBINARY: a text would compare by
 * the collation of the database and without trailing spaces. Bytes compare without trailing zeros,
 * which no key has. Metadata is NVARCHAR(MAX).
 *
 * <p>Each statement is correct at READ COMMITTED, with or without READ_COMMITTED_SNAPSHOT: an
 * UPDATE or DELETE reads the row that it changes under an update lock, so that a compare-and-set is
 * a plain UPDATE. With READ_COMMITTED_SNAPSHOT reads do not wait for writers.
 *
 * <p>This dialect was never run on SQL Server.
 */
final class SqlServer implements Dialect {

  @Override
  public String name() {
    return "sqlserver";
  }

  @Override
  public boolean matches(String product) {
    return product.equals("Microsoft SQL Server");
  }

  @Override
  public String driver() {
    return "com.microsoft.sqlserver:mssql-jdbc";
  }

  @Override
  public String quoted(String name) {
    return '[' + name + ']';
  }

  /**
   * Without HOLDLOCK two sessions that find no row would both insert it. HOLDLOCK locks the gap of
   * the key until the end of the statement: the second session waits, then finds the row and
   * updates it. Sessions that lock several gaps can deadlock, which is a {@link Failure#CONFLICT}.
   */
  @Override
  public String upsert(String entries, int rows) {
    return merge(entries, rows)
        + " WHEN MATCHED THEN UPDATE SET version = n.version, deadline = n.deadline,"
        + " metadata = n.metadata, payload = n.payload"
        + INSERT;
  }

  /**
   * An INSERT would fail with an error, which dooms the transaction of a caller with XACT_ABORT.
   */
  @Override
  public String insertIfAbsent(String entries) {
    return merge(entries, 1) + INSERT;
  }

  private static final String INSERT =
      (" WHEN NOT MATCHED THEN INSERT (" + Statements.COLUMNS + ")")
          + " VALUES (n.region, n.entry_key, n.version, n.deadline, n.metadata, n.payload);";

  private String merge(String entries, int rows) {
    return ("MERGE INTO " + entries + " WITH (HOLDLOCK) AS e USING (VALUES ")
        + Statements.repeated(row(), ", ", rows)
        + (") AS n (" + Statements.COLUMNS + ")")
        + " ON e.region = n.region AND e.entry_key = n.entry_key";
  }

  /** A statement has at most 2,100 parameters, of which the driver takes some; a row has six. */
  @Override
  public int maxRows() {
    return 300;
  }

  @Override
  public String payloadLength() {
    return "datalength(payload)";
  }

  @Override
  public String limited(String select, int rows) {
    return select + " OFFSET 0 ROWS FETCH NEXT " + rows + " ROWS ONLY";
  }

  /** From about 5,000 locks on, SQL Server tries to lock the table instead. */
  @Override
  public String deleteSome(String entries, String condition, int rows) {
    return "DELETE TOP (" + rows + ") FROM " + entries + " WHERE " + condition;
  }

  @Override
  public Optional<Failure> failure(SQLException error) {
    return switch (error.getErrorCode()) {
      case 2601, 2627 -> Optional.of(Failure.DUPLICATE_KEY);
      // Deadlock; lock timeout; an update conflict of a snapshot.
      case 1205, 1222, 3960 -> Optional.of(Failure.CONFLICT);
      case 208 -> Optional.of(Failure.NO_TABLE);
      // Unknown database or schema, wrong login.
      case 4060, 2760, 18452, 18456 -> Optional.of(Failure.REFUSED);
      // A database that only reads; no permission on a table, or to create one.
      case 3906, 229, 262 -> Optional.of(Failure.READ_ONLY);
      case 1946, 2628, 8152 -> Optional.of(Failure.TOO_LARGE);
      default -> Optional.empty();
    };
  }
}
