package org.jcachehttp.jdbc;

import java.util.Set;
import org.jcachehttp.storage.ByteStorage;
import org.jcachehttp.testkit.ByteStorageContract;
import org.jcachehttp.testkit.Capability;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource
class JdbcStorageTest extends ByteStorageContract {

  private final TestDatabase database;
  private final String tables = TestDatabase.newTables();

  JdbcStorageTest(TestDatabase database) {
    this.database = database;
  }

  @Override
  public Set<Capability> capabilities() {
    return Set.of(Capability.PERSISTENT, Capability.SHARED);
  }

  @Override
  protected ByteStorage openStorage() {
    return database.open(tables);
  }
}
