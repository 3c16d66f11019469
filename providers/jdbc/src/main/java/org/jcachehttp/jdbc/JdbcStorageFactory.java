package org.jcachehttp.jdbc;

import java.util.List;
import org.jcachehttp.storage.Storage;
import org.jcachehttp.storage.StorageAddress;
import org.jcachehttp.storage.StorageFactory;
import org.jcachehttp.storage.option.Option;

/**
 * Opens {@code jdbc:postgresql://HOST/DATABASE} and other JDBC URLs, which store entries as rows of
 * a table, or {@code jdbc:NAME} with a data source in the properties.
 */
public final class JdbcStorageFactory implements StorageFactory {

  @Override
  public List<String> schemes() {
    return List.of("jdbc");
  }

  @Override
  public List<Option<?>> options() {
    return JdbcOptions.ALL;
  }

  @Override
  public Storage open(StorageAddress address) {
    throw new UnsupportedOperationException();
  }
}
