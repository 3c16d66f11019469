package org.jcachehttp.filesystem;

import java.nio.file.Path;
import java.util.Map;
import org.jcachehttp.testkit.TestStorages;

/** Opens storages of this backend. */
final class Storages {

  private Storages() {}

  static FilesystemStorage open(Path directory, Map<String, ?> options) {
    return TestStorages.open(
        FilesystemStorage.class, new FilesystemStorageFactory(), directory.toString(), options);
  }
}
