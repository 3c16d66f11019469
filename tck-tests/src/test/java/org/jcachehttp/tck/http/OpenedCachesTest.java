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

/** What {@link HttpCache#open(String)} opens, keeps and shares. */
public class OpenedCachesTest {

  @Rule public final TemporaryFolder folder = new TemporaryFolder();

  private final AtomicInteger asked = new AtomicInteger();

  @Test
  public void twoCachesInMemoryShareNothingAndCloseApart() throws IOException {
    try (HttpCache first = HttpCache.open("memory:forum")) {
      try (HttpCache second = HttpCache.open("memory:forum")) {
        get(first);
        get(second);
        assertThat(asked).hasValue(2);
      }
      get(first);
      assertThat(asked).hasValue(2);
    }
  }

  @Test
  public void aFileKeepsResponsesForTheNextToOpenIt() throws IOException {
    assertIsKeptBy("sqlite:" + path("forum.sqlite"));
  }

  @Test
  public void aDirectoryKeepsResponsesForTheNextToOpenIt() throws IOException {
    assertIsKeptBy("filesystem:" + path("forum"));
  }

  @Test
  public void aMongoDbKeepsResponsesForTheNextToOpenIt() throws IOException {
    assertIsKeptByServerOf("mongodb");
  }

  @Test
  public void gridfsKeepsResponsesForTheNextToOpenIt() throws IOException {
    assertIsKeptByServerOf("gridfs");
  }

  @Test
  public void aDynamodbTableKeepsResponsesForTheNextToOpenIt() throws IOException {
    assertIsKeptByServerOf("dynamodb");
  }

  @Test
  public void aRedisKeepsResponsesForTheNextToOpenIt() throws IOException {
    assertIsKeptByServerOf("redis");
  }

  private void assertIsKeptByServerOf(String scheme) throws IOException {
    try (LocalServer server = LocalServer.of(scheme)) {
      assertIsKeptBy(server.uriWithLongTimeouts("forum").toString());
    }
  }

  private void assertIsKeptBy(String uri) throws IOException {
    try (HttpCache cache = HttpCache.open(uri)) {
      get(cache);
    }
    try (HttpCache reopened = HttpCache.open(uri);
        HttpCache beside = HttpCache.open(uri)) {
      get(reopened);
      get(beside);
    }
    assertThat(asked).hasValue(1);
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
              asked.incrementAndGet();
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
