package org.jcachehttp.memory;

import java.util.List;
import java.util.Optional;
import org.jcachehttp.storage.Storage;
import org.jcachehttp.storage.StorageAddress;
import org.jcachehttp.storage.StorageFactory;
import org.jcachehttp.storage.option.Option;

/**
 * Opens {@code memory:NAME}, which stores entries on the heap of this JVM until it is closed.
 *
 * <p>The name only appears in messages. Two storages with the same name share no entry.
 */
public final class MemoryStorageFactory implements StorageFactory {

  /** Empty for no limit. */
  static final Option<Optional<Long>> MAX_ENTRIES =
      Option.count("max-entries", 0, "maximum entries of each cache; 0: no limit").withoutDefault();

  /** Empty for a share of the heap. */
  static final Option<Optional<Long>> MAX_BYTES =
      Option.bytes("max-bytes", 0, "maximum bytes of each cache's keys and values; 0: no limit")
          .withoutDefault();

  @Override
  public List<String> schemes() {
    return List.of("memory", "locmem");
  }

  @Override
  public List<Option<?>> options() {
    return List.of(MAX_ENTRIES, MAX_BYTES);
  }

  @Override
  public boolean supportsNearCache() {
    return false;
  }

  @Override
  public Storage open(StorageAddress address) {
    return new MemoryStorage(
        address.scheme() + ":" + address.location(), Limits.of(address.options()));
  }
}
