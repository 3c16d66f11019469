package org.jcachehttp.dummy;

import java.util.List;
import org.jcachehttp.storage.Storage;
import org.jcachehttp.storage.StorageAddress;
import org.jcachehttp.storage.StorageFactory;
import org.jcachehttp.storage.option.Option;

/** Opens {@code dummy:NAME}, which stores nothing. The name only appears in messages. */
public final class DummyStorageFactory implements StorageFactory {

  @Override
  public List<String> schemes() {
    return List.of("dummy");
  }

  @Override
  public List<Option<?>> options() {
    return List.of();
  }

  @Override
  public boolean supportsNearCache() {
    return false;
  }

  @Override
  public Storage open(StorageAddress address) {
    return new DummyStorage("dummy:" + address.location());
  }
}
