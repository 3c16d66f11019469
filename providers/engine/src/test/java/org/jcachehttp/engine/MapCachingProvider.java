package org.jcachehttp.engine;

import java.util.Collection;
import java.util.List;
import org.jcachehttp.storage.Storage;
import org.jcachehttp.storage.StorageAddress;
import org.jcachehttp.storage.StorageFactory;
import org.jcachehttp.storage.option.Option;

/** A provider whose managers all work on one map, as the providers of several processes would. */
public final class MapCachingProvider extends StorageCachingProvider {

  private final MapStorage storage;

  /** A provider of caches in the map. */
  public MapCachingProvider(MapStorage storage) {
    super("map");
    this.storage = storage;
  }

  @Override
  protected Collection<StorageFactory> factories(ClassLoader loader) {
    return List.of(new Factory());
  }

  private final class Factory implements StorageFactory {

    @Override
    public List<String> schemes() {
      return List.of("map");
    }

    @Override
    public List<Option<?>> options() {
      return List.of();
    }

    @Override
    public Storage open(StorageAddress address) {
      return storage;
    }
  }
}
