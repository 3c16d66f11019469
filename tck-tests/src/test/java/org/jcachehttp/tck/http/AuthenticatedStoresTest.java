package org.jcachehttp.tck.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import javax.cache.Cache;
import org.jcachehttp.http.HttpCache;
import org.jcachehttp.http.message.Body;
import org.jcachehttp.http.message.Fields;
import org.jcachehttp.http.message.HttpRequest;
import org.jcachehttp.http.message.HttpResponse;
import org.jcachehttp.http.stored.CachedResponse;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/**
 * A local store with {@code authenticate=hmac} uses its own key file, or the key of the process.
 */
public class AuthenticatedStoresTest {

  private static final HttpRequest REQUEST = HttpRequest.get("https://forum.example/posts");

  @Rule public final TemporaryFolder folder = new TemporaryFolder();

  private Path path(String name) {
    return folder.getRoot().toPath().resolve(name);
  }

  private static HttpCache open(String uri) {
    return HttpCache.builder().option("authenticate", "hmac").open(uri);
  }

  @Test
  public void aDatabaseUsesItsKeyFile() throws IOException {
    assertUsesKeyFile("sqlite:" + path("forum.sqlite"), path("forum.sqlite.credential-key"));
  }

  @Test
  public void aDirectoryUsesItsKeyFile() throws IOException {
    assertUsesKeyFile(
        "filesystem:" + path("forum"), path("forum").resolve(".jcache-http/credential-key"));
  }

  @Test
  public void memoryUsesTheKeyOfTheProcess() throws IOException {
    try (HttpCache cache = open("memory:")) {
      assertThat(statusOf(cache)).contains("; stored");
      assertThat(statusOf(cache)).contains("; hit;");
      removeHmacs(cache);
      assertThat(statusOf(cache)).contains("; stored");
    }
  }

  private static void assertUsesKeyFile(String uri, Path keyFile) throws IOException {
    try (HttpCache cache = open(uri)) {
      assertThat(statusOf(cache)).contains("; stored");
    }
    try (HttpCache reopened = open(uri)) {
      assertThat(statusOf(reopened)).contains("; hit;");
      removeHmacs(reopened);
      assertThat(statusOf(reopened)).contains("; stored");
      assertThat(reopened.statistics().mismatches()).isEqualTo(1);
    }
    Files.delete(keyFile);
    try (HttpCache withAnotherKey = open(uri)) {
      assertThat(statusOf(withAnotherKey)).contains("; stored");
    }
  }

  private static void removeHmacs(HttpCache http) {
    Cache<String, CachedResponse> cache = http.responses().cache();
    Map<String, CachedResponse> unsigned = new HashMap<>();
    cache.forEach(e -> unsigned.put(e.getKey(), e.getValue().withHmac(Optional.empty())));
    cache.putAll(unsigned);
  }

  private static String statusOf(HttpCache cache) throws IOException {
    return cache
        .execute(REQUEST, AuthenticatedStoresTest::answer)
        .fields()
        .first("Cache-Status")
        .orElseThrow();
  }

  private static HttpResponse answer(HttpRequest request) {
    return new HttpResponse(
        200, "OK", "HTTP/1.1", Fields.of("Cache-Control", "max-age=60"), Body.empty());
  }
}
