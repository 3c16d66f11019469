package org.jcachehttp.filesystem;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import org.jcachehttp.storage.Storage;
import org.jcachehttp.storage.StorageAddress;
import org.jcachehttp.storage.StorageFactory;
import org.jcachehttp.storage.internal.Defaults;
import org.jcachehttp.storage.option.LocalPath;
import org.jcachehttp.storage.option.Option;
import org.jcachehttp.storage.option.Options;

/** Opens {@code filesystem:DIR}, which stores one file per entry; processes can share it. */
public final class FilesystemStorageFactory implements StorageFactory {

  static final Option<Long> MAX_BYTES =
      Option.bytes(
          "max-bytes",
          0,
          "maximum bytes of all files; least recently used entries are evicted; 0: no limit");

  static final Option<Long> MAX_FILE_BYTES =
      Option.bytes(
          "max-file-bytes",
          0,
          "maximum bytes of one file; a larger entry is not stored; 0: no limit");

  @Override
  public List<String> schemes() {
    return List.of("filesystem");
  }

  @Override
  public List<Option<?>> options() {
    return List.of(MAX_BYTES, MAX_FILE_BYTES, LocalPath.USE_CACHE_DIR, LocalPath.USE_TEMP);
  }

  @Override
  public Storage open(StorageAddress address) {
    Options options = address.options();
    String location = address.location().isEmpty() ? Defaults.NAME : address.location();
    Path directory = LocalPath.ofThisMachine().resolve(location, options);
    return FilesystemStorage.open(directory, LruEviction.of(options), InstantSource.system());
  }
}
