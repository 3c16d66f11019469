package org.jcachehttp.filesystem;

import java.nio.file.Path;
import java.util.Map;
import org.jcachehttp.storage.StorageAddress;
import org.jcachehttp.storage.option.Options;

/** Opens storages as the front door does. */
final class Storages {

  private Storages() {}

  static FilesystemStorage open(Path directory, Map<String, ?> options) {
    FilesystemStorageFactory factory = new FilesystemStorageFactory();
    return (FilesystemStorage)
        factory.open(
            new StorageAddress(
                "filesystem", directory.toString(), Options.of(factory.options(), options)));
  }
}
