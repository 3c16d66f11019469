package org.jcachehttp.sqlite;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jcachehttp.storage.ByteStorage;
import org.jcachehttp.testkit.ByteStorageContract;
import org.jcachehttp.testkit.Capability;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.io.TempDir;

/** The storage contract in each mode of opening a database. */
class SqliteVariantsTest {

  @Nested
  class WithoutWriteAheadLog extends ByteStorageContract {

    @TempDir Path directory;

    @Override
    public Set<Capability> capabilities() {
      return Set.of(Capability.PERSISTENT, Capability.SHARED);
    }

    @Override
    protected ByteStorage openStorage() {
      return Storages.open(
          directory.resolve("cache").toString(), Map.of("wal", "false", "fast-save", "true"));
    }
  }

  @Nested
  class InMemory extends ByteStorageContract {

    private final String name = UUID.randomUUID().toString();

    @Override
    public Set<Capability> capabilities() {
      return Set.of(Capability.SHARED);
    }

    @Override
    protected ByteStorage openStorage() {
      return Storages.open(name, Map.of("use-memory", "true"));
    }
  }

  @Nested
  class OnOneConnection extends ByteStorageContract {

    @TempDir Path directory;
    private @Nullable Connection connection;

    @AfterEach
    void disconnect() throws SQLException {
      requireNonNull(connection).close();
    }

    @Override
    public Set<Capability> capabilities() {
      return Set.of(Capability.PERSISTENT);
    }

    @Override
    protected ByteStorage openStorage() {
      if (connection == null) {
        connection = connect();
      }
      return Storages.open("", Map.of("connection", connection));
    }

    private Connection connect() {
      try {
        return DriverManager.getConnection(
            "jdbc:sqlite:" + directory.resolve("supplied.db?synchronous=OFF"));
      } catch (SQLException e) {
        throw new AssertionError("no connection", e);
      }
    }
  }
}
