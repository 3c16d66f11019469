package org.jcachehttp.tck.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.jcachehttp.http.HttpCache;
import org.jcachehttp.http.message.Body;
import org.jcachehttp.http.message.Fields;
import org.jcachehttp.http.message.HttpRequest;
import org.jcachehttp.http.message.HttpResponse;
import org.jcachehttp.servers.LocalServer;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** Persistence and sharing of caches that {@link HttpCache#open(String)} opens. */
public class OpenedCachesTest {

  @Rule public final TemporaryFolder folder = new TemporaryFolder();

  private final AtomicInteger requests = new AtomicInteger();

  @Test
  public void cachesInMemoryAreIndependent() throws IOException {
    try (HttpCache first = HttpCache.open("memory:forum")) {
      try (HttpCache second = HttpCache.open("memory:forum")) {
        get(first);
        get(second);
        assertThat(requests).hasValue(2);
      }
      get(first);
      assertThat(requests).hasValue(2);
    }
  }

  @Test
  public void responsesInADatabaseSurviveAReopen() throws IOException {
    assertSurvivesReopen("sqlite:" + path("forum.sqlite"));
  }

  @Test
  public void responsesInADirectorySurviveAReopen() throws IOException {
    assertSurvivesReopen("filesystem:" + path("forum"));
  }

  @Test
  public void responsesInMongoDbSurviveAReopen() throws IOException {
    assertSurvivesReopenOnServer("mongodb");
  }

  @Test
  public void responsesInGridFsSurviveAReopen() throws IOException {
    assertSurvivesReopenOnServer("gridfs");
  }

  @Test
  public void responsesInDynamoDbSurviveAReopen() throws IOException {
    assertSurvivesReopenOnServer("dynamodb");
  }

  @Test
  public void responsesInRedisSurviveAReopen() throws IOException {
    assertSurvivesReopenOnServer("redis");
  }

  @Test
  public void responsesInPostgresqlSurviveAReopen() throws IOException {
    assertSurvivesReopenOnServer("postgresql");
  }

  @Test
  public void responsesInMariaDbSurviveAReopen() throws IOException {
    assertSurvivesReopenOnServer("mariadb");
  }

  @Test
  public void responsesInH2SurviveAReopen() throws IOException {
    assertSurvivesReopen("jdbc:h2:" + path("forum"));
  }

  private void assertSurvivesReopenOnServer(String scheme) throws IOException {
    try (LocalServer server = LocalServer.of(scheme)) {
      assertSurvivesReopen(server.uri("forum").toString());
    }
  }

  private void assertSurvivesReopen(String uri) throws IOException {
    try (HttpCache cache = HttpCache.open(uri)) {
      get(cache);
    }
    try (HttpCache reopened = HttpCache.open(uri);
        HttpCache concurrent = HttpCache.open(uri)) {
      get(reopened);
      get(concurrent);
    }
    assertThat(requests).hasValue(1);
  }

  private Path path(String name) {
    return folder.getRoot().toPath().resolve(name);
  }

  private void get(HttpCache cache) throws IOException {
    HttpRequest request = HttpRequest.get("http://forum.example/posts/1");
    HttpResponse answer =
        cache.execute(
            request,
            sent -> {
              requests.incrementAndGet();
              return new HttpResponse(
                  200,
                  "OK",
                  "HTTP/1.1",
                  Fields.of("Cache-Control", "max-age=60"),
                  Body.of("a post".getBytes(UTF_8)));
            });
    assertThat(answer.status()).isEqualTo(200);
  }
}
