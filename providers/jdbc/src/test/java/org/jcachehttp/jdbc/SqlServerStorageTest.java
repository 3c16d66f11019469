package org.jcachehttp.jdbc;

import java.util.Map;
import java.util.Set;
import javax.sql.DataSource;
import org.jcachehttp.storage.ByteStorage;
import org.jcachehttp.testkit.ByteStorageContract;
import org.jcachehttp.testkit.Capability;
import org.jcachehttp.testkit.TestStorages;
import org.jspecify.annotations.Nullable;

/**
 * The contract by the statements of SQL Server on H2, without hints of locks and without kinds of
 * indexes. It proves nothing about the locks of SQL Server.
 */
class SqlServerStorageTest extends ByteStorageContract {

  /** A duplicate key; a deadlock, a lock timeout, a concurrent update; a missing table. */
  private static final Map<Integer, Integer> ERRORS =
      Map.of(23505, 2627, 40001, 1205, 50200, 1222, 90131, 3960, TranslatedDatabase.NO_TABLE, 208);

  private final DataSource database =
      TranslatedDatabase.open("MSSQLServer", SqlServerStorageTest::translated, ERRORS);

  private static @Nullable Object translated(@Nullable Object argument) {
    return argument instanceof String statement ? translated(statement) : argument;
  }

  private static String translated(String statement) {
    return SqlServerTest.forH2(statement)
        .replaceAll(" (?:NON)?CLUSTERED", "")
        .replaceFirst(",\\s*INDEX \\S+ \\(deadline\\)", "");
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
        "sqlserver",
        Map.of("data-source", database, "dialect", "sqlserver"));
  }
}
