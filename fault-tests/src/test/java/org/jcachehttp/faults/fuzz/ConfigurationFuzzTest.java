package org.jcachehttp.faults.fuzz;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import javax.cache.CacheException;
import org.jcachehttp.faults.report.Form;
import org.jcachehttp.faults.report.Measurement;
import org.jcachehttp.http.HttpCache;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Malformed URIs and files: they open, or are refused by the documented exceptions. */
@Timeout(1200)
class ConfigurationFuzzTest {

  private static final List<String> SPECIAL =
      List.of(
          "&",
          "=",
          "?",
          "%",
          "%00",
          "%zz",
          "+",
          "#",
          ":",
          " ",
          "\"",
          "'",
          "<",
          ">",
          "/>",
          "&lt;",
          "&x;",
          "${",
          "}",
          "${user.home}",
          "${none:-x}",
          "99999999999999999999",
          "-1",
          "1.5",
          "d",
          "KiB",
          "PT",
          "never",
          "true",
          "<!DOCTYPE x>",
          "<!--",
          "]]>",
          "\0",
          "\ud800",
          "xmlns:");

  private static final List<String> OPTIONS =
      List.of(
          "max-bytes=4MiB",
          "max-entries=100",
          "expire-after=10m",
          "key-prefix=forum&version=2",
          "busy-timeout=5s&on-damage=replace",
          "serial-filter=maxdepth=5",
          "off-heap=1MiB&heap=10",
          "operation-timeout=500ms");

  private static final List<String> FILES =
      List.of(
          """
          <cache-config xmlns="https://jcachehttp.org/cache/1.0"
              xmlns:http="https://jcachehttp.org/http/1.0">
            <provider uri="memory:"><option name="expire-after" value="10m"/></provider>
            <cache name="prices" key-type="java.lang.String" value-type="java.lang.Long"
                statistics="true"><expiry policy="created" after="10m"/></cache>
            <template match="com.acme.*"><expiry policy="touched" after="1h"/></template>
            <http:cache expire-after="10m" stale-if-error="1d" statuses="200 404">
              <http:url pattern="api.acme.com/**" expire-after="1h"/>
              <http:ignore-entirely parameter="utm_source"/>
            </http:cache>
          </cache-config>
          """);

  @TempDir Path directory;

  private final Random random = Form.random();

  @Test
  void malformedOptionsAreRefusedByName() {
    Measurement row =
        Measurement.of("Malformed URIs", "memory, sqlite, filesystem, ehcache", "mutated options");
    Mutator options = new Mutator(random, OPTIONS, SPECIAL);
    List<String> stores =
        List.of("memory:fuzz", at("sqlite:", "db"), at("filesystem:", "files"), "ehcache:fuzz");
    for (int i = 0; i < Form.tries(300, 20_000); i++) {
      open(options.oneOf(stores) + "?" + options.next(), row);
    }
    row.end();
  }

  private String at(String scheme, String name) {
    return scheme + directory.resolve(name);
  }

  @Test
  void malformedFilesAreRefused() throws Exception {
    Measurement row = Measurement.of("Malformed cache.xml", "memory", "mutated files");
    Mutator files = new Mutator(random, FILES, SPECIAL);
    Path file = directory.resolve("cache.xml");
    for (int i = 0; i < Form.tries(300, 20_000); i++) {
      Files.writeString(file, files.next().replaceAll("[\ud800-\udfff]", "?"));
      open(file.toUri().toString(), row);
    }
    row.end();
  }

  private static void open(String uri, Measurement row) {
    try (HttpCache cache = row.timed(() -> HttpCache.open(uri))) {
      cache.statistics();
    } catch (IllegalArgumentException | CacheException documented) {
      if (documented.getMessage() == null) {
        row.failed(new AssertionError("no message for " + uri, documented));
      }
    } catch (Exception | StackOverflowError failure) {
      row.failed(new AssertionError(uri, failure));
    }
  }
}
