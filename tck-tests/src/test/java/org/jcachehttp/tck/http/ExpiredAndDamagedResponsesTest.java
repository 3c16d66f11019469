package org.jcachehttp.tck.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jcachehttp.http.HttpCache;
import org.jcachehttp.http.maintenance.Criteria;
import org.jcachehttp.http.maintenance.ResponseSummary;
import org.jcachehttp.http.maintenance.StoredResponses;
import org.jcachehttp.http.message.Body;
import org.jcachehttp.http.message.Fields;
import org.jcachehttp.http.message.HttpRequest;
import org.jcachehttp.http.message.HttpResponse;
import org.jcachehttp.http.settings.ExpireAfter;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** Maintenance finds expired and damaged entries, which JCache hides. */
public class ExpiredAndDamagedResponsesTest {

  private static final HttpRequest INTACT = HttpRequest.get("http://forum.example/posts/1");
  private static final HttpRequest DAMAGED = HttpRequest.get("http://forum.example/posts/2");

  @Rule public final TemporaryFolder folder = new TemporaryFolder();

  @Test
  public void expiredResponsesInMemoryAreListedAndPurged() throws InterruptedException {
    assertExpiredIsListedAndPurged("memory:");
  }

  @Test
  public void expiredResponsesInADatabaseAreListedAndPurged() throws InterruptedException {
    assertExpiredIsListedAndPurged("sqlite:" + path("forum.sqlite"));
  }

  @Test
  public void expiredResponsesInADirectoryAreListedAndPurged() throws InterruptedException {
    assertExpiredIsListedAndPurged("filesystem:" + path("forum"));
  }

  @Test
  public void aDamagedRowIsInvalid() throws SQLException {
    try (HttpCache cache = HttpCache.open("sqlite:" + path("forum.sqlite"))) {
      storeTwo(cache.responses());
      try (Connection connection =
              DriverManager.getConnection("jdbc:sqlite:" + path("forum.sqlite"));
          Statement statement = connection.createStatement()) {
        statement.executeUpdate(
            "UPDATE entries SET payload = x'4a434852ff' WHERE metadata LIKE '%posts/2%'");
      }
      assertOneIsInvalid(cache.responses());
    }
  }

  @Test
  public void expiredResponsesInH2AreListedAndPurged() throws InterruptedException {
    assertExpiredIsListedAndPurged("jdbc:h2:mem:expired;DB_CLOSE_DELAY=-1");
  }

  @Test
  public void aDamagedRowOfH2IsInvalid() throws SQLException {
    String url = "jdbc:h2:mem:damaged;DB_CLOSE_DELAY=-1";
    try (HttpCache cache = HttpCache.open(url)) {
      storeTwo(cache.responses());
      try (Connection connection = DriverManager.getConnection(url);
          Statement statement = connection.createStatement()) {
        assertThat(
                statement.executeUpdate(
                    "UPDATE jcache_entries SET payload = x'4a434852ff'"
                        + " WHERE CAST(metadata AS VARCHAR) LIKE '%posts/2%'"))
            .isEqualTo(1);
      }
      assertOneIsInvalid(cache.responses());
    }
  }

  @Test
  public void aDamagedFileIsInvalid() throws IOException {
    try (HttpCache cache = HttpCache.open("filesystem:" + path("forum"))) {
      storeTwo(cache.responses());
      try (Stream<Path> files = Files.walk(path("forum"))) {
        for (Path file : (Iterable<Path>) files.filter(this::isToBeDamaged)::iterator) {
          damageLastByte(file);
        }
      }
      assertOneIsInvalid(cache.responses());
    }
  }

  private static void assertExpiredIsListedAndPurged(String uri) throws InterruptedException {
    try (HttpCache cache = HttpCache.builder().staleRetention(Duration.ZERO).open(uri)) {
      StoredResponses responses = cache.responses();
      responses.put(INTACT, response(), ExpireAfter.of(Duration.ofSeconds(1)));
      responses.put(DAMAGED, response(), ExpireAfter.never());
      while (responses.count(Criteria.expired()) == 0) {
        TimeUnit.MILLISECONDS.sleep(10);
      }
      assertThat(responses.urls(Criteria.expired())).containsExactly(INTACT.uri().toString());
      assertThat(responses.purgeExpired()).isEqualTo(1);
      assertThat(responses.count(Criteria.all())).isEqualTo(1);
    }
  }

  private static void storeTwo(StoredResponses responses) {
    assertThat(responses.put(INTACT, response(), ExpireAfter.never())).isTrue();
    assertThat(responses.put(DAMAGED, response(), ExpireAfter.never())).isTrue();
  }

  private static HttpResponse response() {
    return new HttpResponse(
        200, "OK", "HTTP/1.1", Fields.empty(), Body.of("a post".getBytes(UTF_8)));
  }

  private static void assertOneIsInvalid(StoredResponses responses) {
    assertThat(responses.stream(Criteria.invalid()))
        .extracting(ResponseSummary::url)
        .containsExactly(DAMAGED.uri().toString());
    assertThat(responses.delete(Criteria.invalid())).isEqualTo(1);
    assertThat(responses.count(Criteria.invalid())).isZero();
    assertThat(responses.urls()).containsExactly(INTACT.uri().toString());
  }

  private boolean isToBeDamaged(Path file) {
    try {
      return file.toString().endsWith(".entry")
          && Files.readString(file, ISO_8859_1).contains("posts/2");
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static void damageLastByte(Path file) throws IOException {
    try (RandomAccessFile open = new RandomAccessFile(file.toFile(), "rw")) {
      open.seek(open.length() - 1);
      open.write('!');
    }
  }

  private Path path(String name) {
    return folder.getRoot().toPath().resolve(name);
  }
}
