package org.jcachehttp.faults.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import javax.cache.CacheException;
import org.jcachehttp.faults.report.Form;
import org.jcachehttp.faults.report.Measurement;
import org.jcachehttp.http.HttpCache;
import org.jcachehttp.http.message.Body;
import org.jcachehttp.http.message.Fields;
import org.jcachehttp.http.message.HttpRequest;
import org.jcachehttp.http.message.HttpResponse;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Files of a store with random damage: each page has its own body, from the store or not. */
@Timeout(1200)
class StoredBytesFuzzTest {

  private static final int PAGES = 20;
  private static final int MAX_DAMAGE = 64;

  @TempDir Path directory;

  private final Random random = Form.random();

  @ParameterizedTest
  @CsvSource({"filesystem, responses", "sqlite, responses.sqlite"})
  void damagedFilesGiveNoWrongResponse(String scheme, String name) throws Exception {
    Measurement row =
        Measurement.of(
            "Damaged stored bytes", scheme, "1 to 64 random bytes in a random file, cut files");
    String uri = scheme + ":" + directory.resolve(name);
    for (int round = 0; round < Form.tries(15, 1_000); round++) {
      readAll(uri, row);
      damage(oneFile());
    }
    readAll(uri, row);
    row.end();
  }

  private void readAll(String uri, Measurement row) throws IOException {
    try (HttpCache cache = HttpCache.open(uri)) {
      for (int page = 0; page < PAGES; page++) {
        String path = "/" + page;
        String body = row.timed(() -> bodyOf(cache, path));
        if (!body.equals(content(path))) {
          row.leaked(path + " has the body " + body);
        }
      }
    } catch (CacheException refused) {
      // The file that states the layout, or a database that may belong to another application.
      assertThat(refused).hasMessageContaining(directory.toString());
      deleteAll();
      readAll(uri, row);
    } catch (Exception failure) {
      row.failed(failure);
    }
  }

  /** What the message of a store that cannot be opened asks for. */
  private void deleteAll() throws IOException {
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Files.delete(file);
      }
    }
  }

  private static String bodyOf(HttpCache cache, String path) throws IOException {
    HttpRequest request = HttpRequest.get("http://example.com" + path);
    HttpResponse response = cache.execute(request, StoredBytesFuzzTest::answer);
    try (Body body = response.body();
        InputStream content = body.open()) {
      return new String(content.readAllBytes(), UTF_8);
    }
  }

  private static HttpResponse answer(HttpRequest request) {
    Fields fields = Fields.of("Cache-Control", "max-age=600");
    Body body = Body.of(content(request.uri().getPath()).getBytes(UTF_8));
    return new HttpResponse(200, "OK", "HTTP/1.1", fields, body);
  }

  private static String content(String path) {
    return ("page " + path + "; ").repeat(200);
  }

  /** Returns a file of the store; the key of credentials is not in use here. */
  private Path oneFile() throws IOException {
    try (Stream<Path> files = Files.walk(directory)) {
      List<Path> all = files.filter(Files::isRegularFile).filter(this::isUndamaged).toList();
      assertThat(all).isNotEmpty();
      return all.get(random.nextInt(all.size()));
    }
  }

  /** Damaged databases are set aside, and are not read again. */
  private boolean isUndamaged(Path file) {
    return !file.getFileName().toString().contains(".damaged-");
  }

  private void damage(Path file) throws IOException {
    try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "rw")) {
      if (random.nextInt(10) == 0) {
        bytes.setLength(random.nextLong(bytes.length() + 1));
      }
      for (int count = random.nextInt(MAX_DAMAGE); count >= 0 && bytes.length() > 0; count--) {
        bytes.seek(random.nextLong(bytes.length()));
        bytes.write(random.nextInt(256));
      }
    }
  }
}
