package org.jcachehttp.uriprovider;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes the {@code cache.xml} of a test. */
final class CacheXmlFile {

  private CacheXmlFile() {}

  /** Writes a file with those elements into a folder. */
  static URI in(Path folder, String... elements) throws IOException {
    String content =
        "<cache-config xmlns='https://jcachehttp.org/cache/1.0'"
            + " xmlns:http='https://jcachehttp.org/http/1.0'>\n"
            + String.join("\n", elements)
            + "</cache-config>";
    return Files.writeString(folder.resolve("cache.xml"), content).toUri();
  }
}
