package org.jcachehttp.clients.testkit;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jcachehttp.http.CacheSession;
import org.jcachehttp.http.HttpCache;

/** An origin, a cache with a clock of its own, and the client under test, for one test. */
final class TestStage implements AutoCloseable {

  /** The maximum size of a stored body, in bytes. */
  static final int MAX_BODY_SIZE = 256 * 1024;

  final LoopbackOrigin origin = new LoopbackOrigin();
  final HttpCache cache;
  final CacheSession session;
  final TestClient client;

  private final Path directory;
  private final AtomicReference<Instant> now = new AtomicReference<>(Instant.now());

  /** Opens a backend; {@code DIR} in its URI is replaced with a directory of the test. */
  TestStage(String backend, Function<CacheSession, TestClient> adapter) {
    try {
      this.directory = Files.createTempDirectory("client-contract");
    } catch (IOException noDirectory) {
      throw new UncheckedIOException(noDirectory);
    }
    this.cache =
        HttpCache.builder()
            .clock(now::get)
            .maxBodySize(MAX_BODY_SIZE)
            .open(backend.replace("DIR", directory.toString()));
    this.session = CacheSession.over(cache);
    this.client = requireNonNull(adapter.apply(session));
  }

  void passes(Duration time) {
    now.updateAndGet(instant -> instant.plus(time));
  }

  @Override
  public void close() throws IOException {
    client.close();
    origin.close();
    cache.close();
    try (Stream<Path> all = Files.walk(directory)) {
      List<Path> deepestFirst = all.sorted(Comparator.reverseOrder()).toList();
      for (Path file : deepestFirst) {
        Files.delete(file);
      }
    }
  }
}
