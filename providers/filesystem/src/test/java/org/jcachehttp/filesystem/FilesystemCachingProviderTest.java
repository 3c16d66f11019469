package org.jcachehttp.filesystem;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.cache.Cache;
import javax.cache.CacheManager;
import javax.cache.configuration.MutableConfiguration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FilesystemCachingProviderTest {

  @TempDir Path directory;

  @Test
  void unwrapGivesAccessToTheEntryFiles() throws Exception {
    try (CacheManager manager =
        new FilesystemCachingProvider()
            .getCacheManager(URI.create("filesystem:" + directory), null)) {
      Cache<String, String> cache =
          manager.createCache("pages", new MutableConfiguration<String, String>());
      cache.put("https://example.org/", "a page");
      List<Path> paths = paths(manager);
      assertThat(paths).hasSize(1).allMatch(Path::isAbsolute);
      assertThat(Files.readString(paths.get(0))).contains("https://example.org/", "a page");
    }
  }

  private static List<Path> paths(CacheManager manager) {
    try (var paths = manager.unwrap(FilesystemStorage.class).paths()) {
      return paths.toList();
    }
  }
}
