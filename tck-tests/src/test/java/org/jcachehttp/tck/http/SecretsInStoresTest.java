package org.jcachehttp.tck.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jcachehttp.http.HttpCache;
import org.jcachehttp.http.message.Body;
import org.jcachehttp.http.message.Fields;
import org.jcachehttp.http.message.HttpRequest;
import org.jcachehttp.http.message.HttpResponse;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** The raw bytes of a store contain no secret of a request. */
public class SecretsInStoresTest {

  private static final String SECRET = "s3cr3t-value";

  private static final HttpRequest REQUEST =
      HttpRequest.builder(
              "GET",
              URI.create("http://me:" + SECRET + "@forum.example/posts?page=2&api_key=" + SECRET))
          .fields(
              Fields.of(
                  "Authorization",
                  "Bearer " + SECRET,
                  "Cookie",
                  "sid=" + SECRET,
                  "X-API-Key",
                  SECRET))
          .build();

  @Rule public final TemporaryFolder folder = new TemporaryFolder();

  @Test
  public void aDatabaseContainsNoSecret() throws IOException {
    assertContainsNoSecret("sqlite:" + folder.getRoot().toPath().resolve("forum.sqlite"));
  }

  @Test
  public void aDirectoryContainsNoSecret() throws IOException {
    assertContainsNoSecret("filesystem:" + folder.getRoot().toPath().resolve("forum"));
  }

  private void assertContainsNoSecret(String uri) throws IOException {
    try (HttpCache cache = HttpCache.open(uri)) {
      assertThat(statusOf(cache)).contains("; stored");
    }
    // A later process finds the response with the stored credential key.
    try (HttpCache reopened = HttpCache.open(uri)) {
      assertThat(statusOf(reopened)).contains("; hit;");
      assertThat(contents()).anyMatch(content -> content.contains("api_key=REDACTED"));
    }
    assertThat(contents()).noneMatch(content -> content.contains(SECRET));
  }

  private static String statusOf(HttpCache cache) throws IOException {
    return cache
        .execute(REQUEST, SecretsInStoresTest::answer)
        .fields()
        .first("Cache-Status")
        .orElseThrow();
  }

  private static HttpResponse answer(HttpRequest request) {
    Fields fields =
        Fields.of(
            "Cache-Control",
            "max-age=60",
            "Vary",
            "Authorization, X-API-Key",
            "Content-Location",
            "/posts?page=2&api_key=" + SECRET);
    return new HttpResponse(200, "OK", "HTTP/1.1", fields, Body.of("a post".getBytes(UTF_8)));
  }

  private List<String> contents() throws IOException {
    try (Stream<Path> files = Files.walk(folder.getRoot().toPath())) {
      return files.filter(Files::isRegularFile).map(SecretsInStoresTest::content).toList();
    }
  }

  private static String content(Path file) {
    try {
      return new String(Files.readAllBytes(file), ISO_8859_1);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
