package org.jcachehttp.redis;

import java.util.HashMap;
import java.util.Map;
import org.jcachehttp.storage.ByteStorage;
import org.jcachehttp.storage.StorageAddress;
import org.jcachehttp.storage.option.Options;

/** Opens storages with options, without a cache manager. */
final class Opening {

  /** A timeout that a busy machine does not exceed. */
  static final String LONG_TIMEOUT = "10s";

  private Opening() {}

  static ByteStorage open(String scheme, String location, Map<String, ?> options) {
    RedisStorageFactory factory = new RedisStorageFactory();
    return (ByteStorage)
        factory.open(new StorageAddress(scheme, location, Options.of(factory.options(), options)));
  }

  /** Opens the shared server with the prefix. */
  static ByteStorage openShared(String prefix, Map<String, ?> more) {
    return openWithLongTimeouts("redis", RedisProcess.shared().location(), prefix, more);
  }

  static ByteStorage openWithLongTimeouts(
      String scheme, String location, String prefix, Map<String, ?> more) {
    Map<String, Object> options = new HashMap<>(more);
    options.put("key-prefix", prefix);
    options.put("response-timeout", LONG_TIMEOUT);
    options.put("connect-timeout", LONG_TIMEOUT);
    return open(scheme, location, options);
  }
}
