package org.jcachehttp.uriprovider;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import javax.cache.CacheManager;
import javax.cache.spi.CachingProvider;
import org.jcachehttp.engine.UriCachingProvider;

/** Opens managers from files that a test writes, and closes them. */
final class Managers implements AutoCloseable {

  final CachingProvider provider = new UriCachingProvider();
  final Properties properties = new Properties();
  private final Path folder;

  Managers(Path folder) {
    this.folder = folder;
  }

  /** Writes a file with these elements in its root. */
  URI file(String name, String... elements) {
    String root = "<cache-config xmlns=\"https://jcachehttp.org/cache/1.0\">";
    return write(name, root + String.join("\n", elements) + "</cache-config>");
  }

  private URI write(String name, String content) {
    try {
      return Files.writeString(folder.resolve(name), content).toUri();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  CacheManager open(URI uri) {
    return provider.getCacheManager(uri, null, properties);
  }

  CacheManager open(String uri) {
    return open(URI.create(uri));
  }

  /** Opens the manager of a file with these elements. */
  CacheManager with(String... elements) {
    return open(file("cache.xml", elements));
  }

  @Override
  public void close() {
    provider.close();
  }
}
