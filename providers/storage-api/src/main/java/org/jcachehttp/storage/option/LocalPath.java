package org.jcachehttp.storage.option;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Resolves the location of a backend in local files to an absolute path. */
public final class LocalPath {

  /** Resolves a relative location against the user's cache directory. */
  public static final Option<Boolean> USE_CACHE_DIR =
      Option.flag("use-cache-dir", false, "put a relative path under the user's cache directory");

  /** Resolves a relative location against the directory for temporary files. */
  public static final Option<Boolean> USE_TEMP =
      Option.flag("use-temp", false, "put a relative path under the temporary directory");

  private final String os;
  private final Path home;
  private final Path temp;
  private final Map<String, String> environment;

  LocalPath(String os, Path home, Path temp, Map<String, String> environment) {
    this.os = os.toLowerCase(Locale.ROOT);
    this.home = home;
    this.temp = temp;
    this.environment = environment;
  }

  /** {@return the resolver for the operating system, home directory and environment of this JVM} */
  public static LocalPath ofThisMachine() {
    return new LocalPath(
        System.getProperty("os.name"),
        Path.of(System.getProperty("user.home")),
        Path.of(System.getProperty("java.io.tmpdir")),
        System.getenv());
  }

  /**
   * Resolves a location. {@code ~} is the home directory. A relative path is resolved against the
   * working directory, or as {@link #USE_CACHE_DIR} or {@link #USE_TEMP} says.
   *
   * @param location the location of a backend's address, such as {@code ~/cache.sqlite}
   * @param options the options of the address, for {@link #USE_CACHE_DIR} and {@link #USE_TEMP}
   * @return the absolute path, normalized; the file need not exist
   * @throws IllegalArgumentException if the location is not a path, or if both options are set
   */
  public Path resolve(String location, Options options) {
    try {
      return base(options).resolve(expanded(location)).toAbsolutePath().normalize();
    } catch (InvalidPathException noPath) {
      throw new IllegalArgumentException(
          "'" + location + "' is not a path: " + noPath.getReason(), noPath);
    }
  }

  private Path expanded(String location) {
    if (location.equals("~")) {
      return home;
    }
    return location.startsWith("~/") ? home.resolve(location.substring(2)) : Path.of(location);
  }

  private Path base(Options options) {
    boolean cacheDir = options.get(USE_CACHE_DIR);
    boolean temporary = options.get(USE_TEMP);
    if (cacheDir && temporary) {
      throw new IllegalArgumentException(
          "options 'use-cache-dir' and 'use-temp' exclude each other: set one of them");
    }
    if (cacheDir) {
      return cacheDirectory();
    }
    return temporary ? temp : Path.of("");
  }

  /** XDG Base Directory Specification 0.8, Apple's File System Guide, Windows' known folders. */
  private Path cacheDirectory() {
    if (os.startsWith("mac")) {
      return home.resolve("Library").resolve("Caches");
    }
    if (os.startsWith("windows")) {
      return fromEnvironment("LOCALAPPDATA", home.resolve("AppData").resolve("Local"));
    }
    return fromEnvironment("XDG_CACHE_HOME", home.resolve(".cache"));
  }

  private Path fromEnvironment(String variable, Path otherwise) {
    @Nullable String value = environment.get(variable);
    return value == null || !Path.of(value).isAbsolute() ? otherwise : Path.of(value);
  }
}
