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

  private final DataSource database =
      TranslatedDatabase.open("MSSQLServer", SqlServerStorageTest::translated, 2627, 1205);

  private static @Nullable Object translated(@Nullable Object argument) {
    return argument instanceof String statement ? translated(statement) : argument;
  }

  private static String translated(String statement) {
    return statement
        .replace(" WITH (HOLDLOCK)", "")
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
