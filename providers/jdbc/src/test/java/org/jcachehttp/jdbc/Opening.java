package org.jcachehttp.jdbc;

import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import org.jcachehttp.storage.StorageAddress;
import org.jcachehttp.storage.option.Options;

/** Opens storages with options, without a cache manager. */
final class Opening {

  /** A timeout that a busy machine does not exceed. Only tests of outages use short timeouts. */
  private static final String LONG_TIMEOUT = "30s";

  private Opening() {}

  /** Opens a storage at a JDBC URL. */
  static JdbcStorage open(String url, Map<String, ?> options) {
    return open(url, options, InstantSource.system());
  }

  static JdbcStorage open(String url, Map<String, ?> options, InstantSource clock) {
    Map<String, Object> given = new HashMap<>(Map.of("operation-timeout", LONG_TIMEOUT));
    given.putAll(options);
    return JdbcStorageFactory.open(
        new StorageAddress(
            "jdbc",
            url.substring("jdbc:".length()),
            Options.of(new JdbcStorageFactory().options(), given)),
        clock);
  }
}
