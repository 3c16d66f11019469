package org.jcachehttp.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.jcachehttp.http.HttpCache;
import org.jcachehttp.http.maintenance.Criteria;
import org.jcachehttp.http.message.Body;
import org.jcachehttp.http.message.Fields;
import org.jcachehttp.http.message.HttpRequest;
import org.jcachehttp.http.message.HttpResponse;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Responses with large fields and no body are subject to the limit in bytes of their backend. */
class LargeFieldsTest {

  private static final int LIMIT = 4 << 20;
  private static final int FIELD = 200 << 10;
  private static final int RESPONSES = 100;

  @TempDir Path directory;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "memory:fields?max-bytes=4MiB",
        "sqlite:DIRECTORY/fields?max-bytes=4MiB",
        "filesystem:DIRECTORY/fields?max-bytes=4MiB",
        "ehcache:fields?heap=0&off-heap=4MiB",
        "ehcache:DIRECTORY/fields?heap=0&disk=4MiB"
      })
  void noMoreAreKeptThanTheLimitAllows(String uri) throws Exception {
    try (HttpCache cache = HttpCache.open(uri.replace("DIRECTORY", directory.toString()))) {
      for (int i = 0; i < RESPONSES; i++) {
        cache.execute(HttpRequest.get("http://example.com/" + i), request -> largeField());
      }
      long kept = cache.responses().stream(Criteria.all()).count();
      assertThat(kept).isBetween(1L, (long) LIMIT / FIELD);
    }
  }

  private static HttpResponse largeField() {
    Fields fields = Fields.of("Cache-Control", "max-age=600", "X-Large", "a".repeat(FIELD));
    return new HttpResponse(200, "OK", "HTTP/1.1", fields, Body.empty());
  }
}
