package org.jcachehttp.sqlite;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jcachehttp.storage.StorageException;
import org.jcachehttp.storage.internal.Defaults;
import org.jcachehttp.storage.option.LocalPath;
import org.jcachehttp.storage.option.Options;

/** The database file of a location. */
final class DatabaseFile {

  private DatabaseFile() {}

  /**
   * Returns the file of a location; {@code http_cache} if the location is empty. A name without a
   * suffix gets {@code .sqlite}.
   */
  static Path resolve(String location, Options options) {
    Path path = LocalPath.ofThisMachine().resolve(nameOrDefault(location), options);
    Path name = path.getFileName();
    if (name == null) {
      throw new IllegalArgumentException("'" + location + "' is not the path of a file");
    }
    boolean hasSuffix = name.toString().lastIndexOf('.') > 0;
    return hasSuffix ? path : path.resolveSibling(name + ".sqlite");
  }

  /** Returns the location, or the default name if it is empty. */
  static String nameOrDefault(String location) {
    return location.isEmpty() ? Defaults.NAME : location;
  }

  /** Creates the parent directory of the file. */
  static void createParent(Path file) {
    Path directory = file.resolveSibling("");
    try {
      Files.createDirectories(directory);
    } catch (IOException e) {
      throw new StorageException(
          "sqlite:" + file + ": cannot create the directory " + directory + reason(directory), e);
    }
  }

  private static String reason(Path directory) {
    for (Path ancestor = directory; ancestor != null; ancestor = ancestor.getParent()) {
      if (Files.exists(ancestor)) {
        return Files.isDirectory(ancestor)
            ? ": " + ancestor + " is not writable"
            : ": " + ancestor + " is a file";
      }
    }
    return "";
  }
}
