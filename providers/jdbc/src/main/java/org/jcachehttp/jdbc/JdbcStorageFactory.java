package org.jcachehttp.jdbc;

import java.time.InstantSource;
import java.util.List;
import org.jcachehttp.storage.Storage;
import org.jcachehttp.storage.StorageAddress;
import org.jcachehttp.storage.StorageFactory;
import org.jcachehttp.storage.option.Option;
import org.jcachehttp.storage.option.Options;

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

  /** A JDBC URL has parameters of its driver. */
  @Override
  public String optionPrefix() {
    return "cache.";
  }

  @Override
  public Storage open(StorageAddress address) {
    return open(address, InstantSource.system());
  }

  static JdbcStorage open(StorageAddress address, InstantSource clock) {
    Options options = address.options();
    TableNames.check(options);
    checkDialect(options.get(JdbcOptions.DIALECT));
    return JdbcStorage.open(ConnectionSource.of(address.location(), options), options, clock);
  }

  private static void checkDialect(String name) {
    if (!name.equals(Schema.AUTO) && Dialects.named(name).isEmpty()) {
      throw new IllegalArgumentException(
          "option 'dialect' is '" + name + "', but takes auto or one of " + Dialects.names());
    }
  }
}
