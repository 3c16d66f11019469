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
import org.jspecify.annotations.Nullable;

/**
 * The contract by the statements of Oracle on H2, which has another statement in the place of the
 * block in PL/SQL, with the same parameters. It proves nothing about the locks of Oracle.
 */
class OracleStorageTest extends ByteStorageContract {

  private static final Pattern UPSERT = Pattern.compile("BEGIN DECLARE.* END;");

  private static final Pattern ROW = Pattern.compile("r NUMBER\\(19\\) := \\?");

  private static final Pattern TABLE = Pattern.compile("UPDATE (\\S+) SET");

  /** A duplicate key; a deadlock, a lock timeout, a concurrent update; a missing table. */
  private static final Map<Integer, Integer> ERRORS =
      Map.of(23505, 1, 40001, 60, 50200, 54, 90131, 8177, TranslatedDatabase.NO_TABLE, 942);

  private final DataSource database =
      TranslatedDatabase.open("Oracle", OracleStorageTest::translated, ERRORS);

  /** Oracle stores bytes of length zero as NULL. */
  private static @Nullable Object translated(@Nullable Object argument) {
    if (argument instanceof byte[] bytes && bytes.length == 0) {
      return null;
    }
    return argument instanceof String statement ? translated(statement) : argument;
  }

  private static String translated(String statement) {
    if (!UPSERT.matcher(statement).matches()) {
      return statement.replace("dbms_lob.getlength", "octet_length");
    }
    int rows = (int) ROW.matcher(statement).results().count();
    MatchResult table = TABLE.matcher(statement).results().findFirst().orElseThrow();
    return new H2().upsert(table.group(1), rows).replace(" FORMAT JSON", "");
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
