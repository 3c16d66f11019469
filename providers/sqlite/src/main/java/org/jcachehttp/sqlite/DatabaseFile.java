package org.jcachehttp.sqlite;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jcachehttp.storage.StorageException;
import org.jcachehttp.storage.internal.Defaults;
import org.jcachehttp.storage.option.LocalPath;
import org.jcachehttp.storage.option.Options;

/** The file a location names, and the way there. */
final class DatabaseFile {

  private DatabaseFile() {}

  /**
   * The file of a location, {@code http_cache} if it is empty; {@code .sqlite} is appended to a
   * name without a suffix.
   */
  static Path resolve(String location, Options options) {
    Path path = LocalPath.ofThisMachine().resolve(nameIn(location), options);
    Path name = path.getFileName();
    if (name == null) {
      throw new IllegalArgumentException("'" + location + "' names no file");
    }
    boolean hasSuffix = name.toString().lastIndexOf('.') > 0;
    return hasSuffix ? path : path.resolveSibling(name + ".sqlite");
  }

  /** What an in-memory database is called. */
  static String nameIn(String location) {
    return location.isEmpty() ? Defaults.NAME : location;
  }

  /** Creates the directory the file lies in. */
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
    for (Path place = directory; place != null; place = place.getParent()) {
      if (Files.exists(place)) {
        return Files.isDirectory(place)
            ? ": " + place + " is not writable"
            : ": " + place + " is a file";
      }
    }
    return "";
  }
}
