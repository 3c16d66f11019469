package org.jcachehttp.dynamodb;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jcachehttp.servers.LocalDynamoDb;
import org.jcachehttp.storage.ByteStorage;
import org.jcachehttp.storage.StorageAddress;
import org.jcachehttp.storage.option.Options;

/** Opens storages with options, without a cache manager. */
final class Opening {

  /** The server that tests share, each with its own tables. It ends with the JVM. */
  static final LocalDynamoDb SERVER = LocalDynamoDb.inMemory();

  private Opening() {}

  /** Returns a new table name. */
  static String newTable() {
    return "test-" + UUID.randomUUID();
  }

  static ByteStorage open(String table, Map<String, ?> options) {
    return open(SERVER, table, options);
  }

  static ByteStorage open(LocalDynamoDb server, String table, Map<String, ?> options) {
    Map<String, Object> given = new HashMap<>(options);
    given.putIfAbsent("endpoint", server.endpoint());
    return at("//" + table, given);
  }

  static ByteStorage at(String location, Map<String, ?> options) {
    return (ByteStorage)
        new DynamoDbStorageFactory()
            .open(new StorageAddress("dynamodb", location, options(options)));
  }

  static Options options(Map<String, ?> given) {
    return Options.of(DynamoDbOptions.ALL, given);
  }
}
