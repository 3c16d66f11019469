package org.jcachehttp.jdbc;

import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.jcachehttp.storage.ByteStorage;
import org.jcachehttp.testkit.ByteStorageContract;
import org.jcachehttp.testkit.Capability;
import org.jcachehttp.testkit.TestStorages;

/**
 * The contract by the statements of Oracle on H2, which has another statement in the place of the
 * block in PL/SQL, with the same parameters. It proves nothing about the locks of Oracle.
 */
class OracleStorageTest extends ByteStorageContract {

  private static final Pattern UPSERT = Pattern.compile("BEGIN DECLARE.* END;");

  /** The tables and the first parameter of each row. */
  private static final Pattern ROW = Pattern.compile("r NUMBER\\(19\\) := \\?");

  private static final Pattern TABLE = Pattern.compile("UPDATE (\\S+) SET");

  private final DataSource database =
      TranslatedDatabase.open("Oracle", OracleStorageTest::translated, 1, 60);

  private static String translated(String statement) {
    if (!UPSERT.matcher(statement).matches()) {
      return statement.replace("dbms_lob.getlength", "octet_length");
    }
    int rows = (int) ROW.matcher(statement).results().count();
    String table =
        TABLE.matcher(statement).results().map((MatchResult found) -> found.group(1)).toList().get(0);
    return new H2().upsert(table, rows).replace(" FORMAT JSON", "");
  }

  @Override
  public Set<Capability> capabilities() {
    return Set.of(Capability.PERSISTENT, Capability.SHARED);
  }

  @Override
  protected ByteStorage openStorage() {
    return TestStorages.open(
        ByteStorage.class,
        new JdbcStorageFactory(),
        "oracle",
        Map.of("data-source", database, "dialect", "oracle"));
  }
}
