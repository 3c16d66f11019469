package org.jcachehttp.examples.quickstart;

import java.nio.file.Path;
import javax.cache.CacheException;
import org.jcachehttp.http.HttpCache;
import org.jcachehttp.http.settings.ExpireAfter;

/** Opens the cache of this example. */
final class Backend {

  /** The folder of the example; set by its pom, since Maven may run in another directory. */
  private static final String DIRECTORY = "quickstart.directory";

  private static final ExpireAfter DEFAULT_LIFETIME = ExpireAfter.parse("1h");

  private Backend() {}

  /** Returns the URI of a SQLite file in the folder of this example. */
  static String defaultUri() {
    Path file = Path.of(System.getProperty(DIRECTORY, "."), "cache", "quickstart.sqlite");
    return "sqlite:" + file.toUri().getRawPath();
  }

  /**
   * Opens the cache.
   *
   * @throws QuickstartException if the URI is invalid or the backend cannot be opened
   */
  static HttpCache open(String uri) {
    try {
      return HttpCache.builder().expireAfter(DEFAULT_LIFETIME).open(uri);
    } catch (CacheException | IllegalArgumentException unusable) {
      throw new QuickstartException(String.valueOf(unusable.getMessage()), unusable);
    }
  }
}
