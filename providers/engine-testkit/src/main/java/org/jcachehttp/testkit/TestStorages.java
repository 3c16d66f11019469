package org.jcachehttp.testkit;

import java.util.Map;
import org.jcachehttp.storage.Storage;
import org.jcachehttp.storage.StorageAddress;
import org.jcachehttp.storage.StorageFactory;
import org.jcachehttp.storage.option.Options;

/** Opens storages for tests of a backend, with the same checks of options as the engine. */
public final class TestStorages {

  private TestStorages() {}

  /**
   * Opens a storage under the factory's first scheme. The caller closes it.
   *
   * @param <S> the type of the storage
   * @param type the type of storage that the factory opens
   * @param factory the factory under test
   * @param location the location in the URI
   * @param options the options by name
   * @return the open storage
   * @throws IllegalArgumentException if an option is unknown or its value is invalid
   */
  public static <S extends Storage> S open(
      Class<S> type, StorageFactory factory, String location, Map<String, ?> options) {
    Options checked = Options.of(factory.options(), options);
    String scheme = factory.schemes().get(0);
    return type.cast(factory.open(new StorageAddress(scheme, location, checked)));
  }
}
