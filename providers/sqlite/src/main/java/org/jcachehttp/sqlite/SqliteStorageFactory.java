package org.jcachehttp.sqlite;

import java.nio.file.Path;
import java.sql.Connection;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.jcachehttp.storage.Storage;
import org.jcachehttp.storage.StorageAddress;
import org.jcachehttp.storage.StorageFactory;
import org.jcachehttp.storage.option.Option;
import org.jcachehttp.storage.option.Options;

/** Opens {@code sqlite:PATH}, which stores entries in one file; processes can share it. */
public final class SqliteStorageFactory implements StorageFactory {

  @Override
  public List<String> schemes() {
    return List.of("sqlite");
  }

  @Override
  public List<Option<?>> options() {
    return SqliteOptions.ALL;
  }

  @Override
  public Storage open(StorageAddress address) {
    Options options = address.options();
    if (!options.get(SqliteOptions.TIMEOUT).isEmpty()) {
      throw new IllegalArgumentException(
          "option 'timeout' is ambiguous: set 'busy-timeout' for the time to wait for another"
              + " process, or 'expire-after' for the freshness lifetime of a response");
    }
    return SqliteStorage.open(source(address.location(), options), options);
  }

  private static ConnectionSource source(String location, Options options) {
    Optional<DataSource> dataSource = options.get(SqliteOptions.DATA_SOURCE);
    Optional<Connection> connection = options.get(SqliteOptions.CONNECTION);
    if (dataSource.isPresent() && connection.isPresent()) {
      throw new IllegalArgumentException(
          "options 'data-source' and 'connection' exclude each other: give one of them");
    }
    return dataSource
        .map(ConnectionSource::dataSource)
        .or(() -> connection.map(ConnectionSource::connection))
        .orElseGet(() -> fileOrMemory(location, options));
  }

  private static ConnectionSource fileOrMemory(String location, Options options) {
    if (options.get(SqliteOptions.USE_MEMORY)) {
      return ConnectionSource.memory(DatabaseFile.nameOrDefault(location), options);
    }
    Path file = DatabaseFile.resolve(location, options);
    if (options.get(SqliteOptions.MODE) == SqliteOptions.Mode.RWC) {
      DatabaseFile.createParent(file);
    }
    return ConnectionSource.file(file, options);
  }
}
