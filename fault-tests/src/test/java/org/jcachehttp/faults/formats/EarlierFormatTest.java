package org.jcachehttp.faults.formats;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.jcachehttp.faults.report.Measurement;
import org.jcachehttp.http.HttpCache;
import org.jcachehttp.http.message.Fields;
import org.jcachehttp.http.message.HttpRequest;
import org.jcachehttp.http.message.HttpResponse;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Stores of an earlier revision are read. The archive {@code version-1.zip} was written before
 * entries had groups and tags: a response, a redirection, two variants and the responses of two
 * users, fresh for 50 years.
 */
class EarlierFormatTest {

  private static final List<HttpRequest> REQUESTS =
      List.of(
          request("/plain"),
          request("/moved"),
          request("/query?b=2&a=1"),
          request("/variants", "Accept-Language", "de"),
          request("/variants", "Accept-Language", "fr"),
          request("/private", "Authorization", "Bearer token-of-user-one"),
          request("/private", "Authorization", "Bearer token-of-user-two"));

  @TempDir Path directory;

  private static HttpRequest request(String target, String... fields) {
    return HttpRequest.get("http://example.com" + target).withFields(Fields.of(fields));
  }

  @ParameterizedTest
  @CsvSource({"sqlite, responses.sqlite", "filesystem, responses"})
  void allResponsesOfTheFirstFormatAreFound(String scheme, String name) throws Exception {
    unpack("version-1.zip");
    Measurement row =
        Measurement.of("Entries of an earlier revision", scheme, "files that it has written");
    String uri = scheme + ":" + directory.resolve(name);
    try (HttpCache cache = HttpCache.builder().credentialKey(new byte[32]).open(uri)) {
      for (HttpRequest request : REQUESTS) {
        HttpResponse response = row.timed(() -> cache.execute(request, sent -> missed(sent)));
        assertThat(response.body().string(UTF_8)).isEqualTo(content(request, response.status()));
      }
      assertThat(cache.statistics().hits()).isEqualTo(REQUESTS.size());
    }
    row.end();
  }

  private static HttpResponse missed(HttpRequest request) {
    throw new AssertionError(request.uri() + " is not stored");
  }

  private static String content(HttpRequest request, int status) {
    String language = request.fields().first("Accept-Language").orElse("");
    return status == 301 ? "" : "content of " + request.uri().getPath() + language;
  }

  private void unpack(String archive) throws IOException {
    try (InputStream resource =
            requireNonNull(EarlierFormatTest.class.getResourceAsStream("/formats/" + archive));
        ZipInputStream zip = new ZipInputStream(resource)) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        Path file = directory.resolve(entry.getName()).normalize();
        assertThat(file).startsWithRaw(directory);
        if (entry.isDirectory()) {
          Files.createDirectories(file);
        } else {
          Files.createDirectories(file.getParent());
          Files.copy(zip, file);
        }
      }
    }
  }
}
