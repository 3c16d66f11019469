package org.jcachehttp.ehcache;

import java.util.List;
import org.jcachehttp.storage.Storage;
import org.jcachehttp.storage.StorageAddress;
import org.jcachehttp.storage.StorageFactory;
import org.jcachehttp.storage.option.Option;

/**
 * Opens {@code ehcache:NAME}, which stores entries in Ehcache's tiers: on the heap by default, and
 * outside the heap or on disk as the options say. With a disk tier the name is its directory.
 */
public final class EhcacheStorageFactory implements StorageFactory {

  @Override
  public List<String> schemes() {
    return List.of("ehcache");
  }

  @Override
  public List<Option<?>> options() {
    return EhcacheOptions.ALL;
  }

  @Override
  public boolean supportsNearCache() {
    return false;
  }

  @Override
  public Storage open(StorageAddress address) {
    return StorageOpener.open(address);
  }
}
