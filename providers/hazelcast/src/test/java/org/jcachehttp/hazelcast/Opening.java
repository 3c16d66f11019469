package org.jcachehttp.hazelcast;

import com.hazelcast.core.HazelcastInstance;
import java.util.Map;
import org.jcachehttp.storage.ByteStorage;
import org.jcachehttp.storage.StorageAddress;
import org.jcachehttp.storage.StorageFactory;
import org.jcachehttp.storage.option.Options;

/** Opens storages with options, without a cache manager. */
final class Opening {

  private Opening() {}

  static ByteStorage open(String scheme, String location, Map<String, ?> options) {
    StorageFactory factory =
        scheme.equals("hazelcast")
            ? new HazelcastStorageFactory()
            : new HazelcastClientStorageFactory();
    return (ByteStorage)
        factory.open(new StorageAddress(scheme, location, Options.of(factory.options(), options)));
  }

  static ByteStorage openOn(HazelcastInstance instance, String name) {
    return open("hazelcast", name, Map.of("instance", instance));
  }
}
