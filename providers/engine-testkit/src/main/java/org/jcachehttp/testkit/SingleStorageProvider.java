package org.jcachehttp.testkit;

import java.util.Collection;
import java.util.List;
import java.util.function.Supplier;
import org.jcachehttp.engine.StorageCachingProvider;
import org.jcachehttp.storage.Storage;
import org.jcachehttp.storage.StorageAddress;
import org.jcachehttp.storage.StorageFactory;
import org.jcachehttp.storage.option.Option;

/** The engine over the storage under test, as an application uses it. */
final class SingleStorageProvider extends StorageCachingProvider {

  private static final String SCHEME = "under-test";

  private final Supplier<? extends Storage> opening;

  SingleStorageProvider(Supplier<? extends Storage> opening) {
    super(SCHEME);
    this.opening = opening;
  }

  @Override
  protected Collection<StorageFactory> factories(ClassLoader loader) {
    return List.of(
        new StorageFactory() {
          @Override
          public List<String> schemes() {
            return List.of(SCHEME);
          }

          @Override
          public List<Option<?>> options() {
            return List.of();
          }

          @Override
          public Storage open(StorageAddress address) {
            return opening.get();
          }
        });
  }
}
