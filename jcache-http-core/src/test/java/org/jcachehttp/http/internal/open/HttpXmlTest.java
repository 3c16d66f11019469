package org.jcachehttp.http.internal.open;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import org.jcachehttp.http.settings.ExpireAfter;
import org.jcachehttp.http.settings.HttpCacheSettings;
import org.jcachehttp.xml.ApplicationClasses;
import org.jcachehttp.xml.CacheXml;
import org.jcachehttp.xml.CacheXmlException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The settings that a {@code cache.xml} has for an HTTP cache. */
class HttpXmlTest {

  private static final String CACHE =
      "<http:cache expire-after='10m' match-headers='Accept' bypass-headers='X-A'"
          + " ignore-cookies='a b'>"
          + "<http:url pattern='a/**' expire-after='1h'/>"
          + "<http:url pattern='b/**' expire-after='2h'/>"
          + "<http:status code='404' expire-after='1m'/>"
          + "<http:credential header='X-Session'/>"
          + "<http:redact parameter='sid'/>"
          + "</http:cache>";

  @TempDir private Path folder;

  private HttpCacheSettings apply(String cache, HttpCacheSettings settings) throws IOException {
    String content =
        "<cache-config xmlns='https://jcachehttp.org/cache/1.0'"
            + " xmlns:http='https://jcachehttp.org/http/1.0'><provider uri='memory:a'/>"
            + cache
            + "</cache-config>";
    ClassLoader loader = HttpXmlTest.class.getClassLoader();
    Path path = Files.writeString(folder.resolve("cache.xml"), content);
    CacheXml file = CacheXml.read(path.toUri(), loader, new Properties());
    return HttpXml.apply(file, "http_cache", new ApplicationClasses(loader), settings);
  }

  @Test
  void aFileThatIsAppliedAgainChangesNothing() throws IOException {
    HttpCacheSettings once = apply(CACHE, HttpCacheSettings.defaults());
    assertThat(once.expiry().urls().keySet()).containsExactly("a/**", "b/**");
    HttpCacheSettings twice = apply(CACHE, once);
    assertThat(twice).isEqualTo(once).hasToString(once.toString());
  }

  @Test
  void aLifetimeOfTheFileTakesPrecedenceOverThatOfTheBuilder() throws IOException {
    HttpCacheSettings settings = HttpCacheSettings.defaults();
    HttpCacheSettings given =
        settings.withExpiry(
            settings
                .expiry()
                .addExpireAfter("b/**", ExpireAfter.never())
                .addExpireAfter(404, ExpireAfter.never()));
    assertThat(apply(CACHE, given).expiry().urls())
        .containsEntry("b/**", ExpireAfter.parse("2h"))
        .hasSize(2);
    assertThat(apply(CACHE, given).expiry().statuses()).containsEntry(404, ExpireAfter.parse("1m"));
  }

  @Test
  void aPatternThatAFileHasTwiceIsAnErrorAtTheSecond() {
    String twice = CACHE.replace("pattern='b/**'", "pattern='a/**'");
    assertThatThrownBy(() -> apply(twice, HttpCacheSettings.defaults()))
        .isInstanceOf(CacheXmlException.class)
        .hasMessageContaining("another <url> with that pattern");
  }
}
