package org.jcachehttp.mongodb;

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

  static MongoDbStorage open(String scheme, String location, Map<String, ?> options) {
    return open(scheme, location, options, InstantSource.system());
  }

  static MongoDbStorage open(
      String scheme, String location, Map<String, ?> options, InstantSource clock) {
    Map<String, Object> given = new HashMap<>(Map.of("operation-timeout", LONG_TIMEOUT));
    given.putAll(options);
    return MongoDbStorageFactory.open(
        new StorageAddress(scheme, location, Options.of(MongoDbOptions.ALL, given)), clock);
  }
}
