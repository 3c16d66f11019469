package org.jcachehttp.memory;

import java.util.List;
import org.jcachehttp.storage.Storage;
import org.jcachehttp.storage.StorageAddress;
import org.jcachehttp.storage.StorageFactory;
import org.jcachehttp.storage.option.Option;
import org.jcachehttp.storage.option.Options;

/**
 * Opens {@code memory:NAME}, which stores entries on the heap of this JVM until it is closed.
 *
 * <p>The name only appears in messages. Two storages with the same name share no entry.
 */
public final class MemoryStorageFactory implements StorageFactory {

  static final Option<Long> MAX_ENTRIES =
      Option.count("max-entries", 10_000, "maximum entries of each cache; 0: no limit");

  static final Option<Long> MAX_BYTES =
      Option.bytes(
          "max-bytes", 64L << 20, "maximum bytes of each cache's keys and values; 0: no limit");

  @Override
  public List<String> schemes() {
    return List.of("memory", "locmem");
  }

  @Override
  public List<Option<?>> options() {
    return List.of(MAX_ENTRIES, MAX_BYTES);
  }

  @Override
  public Storage open(StorageAddress address) {
    Options options = address.options();
    return new MemoryStorage(
        address.scheme() + ":" + address.location(),
        new Limits(options.get(MAX_ENTRIES), options.get(MAX_BYTES)));
  }
}
