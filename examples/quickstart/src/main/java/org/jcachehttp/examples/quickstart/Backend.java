package org.jcachehttp.examples.quickstart;

import java.nio.file.Path;
import javax.cache.CacheException;
import org.jcachehttp.http.HttpCache;
import org.jcachehttp.http.settings.ExpireAfter;

/** The cache this example answers from. */
final class Backend {

  /** Set by the example's pom, so that the file is found whatever directory Maven runs in. */
  private static final String DIRECTORY = "quickstart.directory";

  private static final ExpireAfter WHERE_A_PAGE_SAYS_NOTHING = ExpireAfter.parse("1h");

  private Backend() {}

  /** A SQLite file in the folder of this example. */
  static String defaultUri() {
    Path file = Path.of(System.getProperty(DIRECTORY, "."), "cache", "quickstart.sqlite");
    return "sqlite:" + file.toUri().getRawPath();
  }

  /**
   * Opens the cache.
   *
   * @throws QuickstartException if the URI names no backend, or one that cannot be opened
   */
  static HttpCache open(String uri) {
    try {
      return HttpCache.builder().expireAfter(WHERE_A_PAGE_SAYS_NOTHING).open(uri);
    } catch (CacheException | IllegalArgumentException unusable) {
      throw new QuickstartException(String.valueOf(unusable.getMessage()), unusable);
    }
  }
}
