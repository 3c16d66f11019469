package org.jcachehttp.feign;

import static java.nio.charset.StandardCharsets.UTF_8;

import feign.BaseBuilder;
import feign.Response;
import feign.Retryer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jcachehttp.clients.testkit.LoopbackOrigin;
import org.jcachehttp.http.CacheSession;
import org.jcachehttp.http.HttpCache;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** An origin, a cache and clients for one test. */
final class ClientFixture implements AfterEachCallback {

  static final int LIMIT = 64 * 1024;

  final LoopbackOrigin origin = new LoopbackOrigin();
  final HttpCache cache;
  final CacheSession session;

  private final Setup setup;
  private final Path directory;
  private final AtomicReference<Instant> now = new AtomicReference<>(Instant.now());

  ClientFixture(Setup setup) {
    this.setup = setup;
    try {
      this.directory = Files.createTempDirectory("feign");
    } catch (IOException noDirectory) {
      throw new UncheckedIOException(noDirectory);
    }
    String uri = setup.backend().replace("DIR", directory.toString());
    this.cache = HttpCache.builder().clock(now::get).maxBodySize(LIMIT).open(uri);
    this.session = CacheSession.over(cache);
  }

  /** Returns a client with the cache and without retries. */
  Forum forum() {
    return target(Forum.class, builder -> builder.addCapability(new HttpCacheCapability(session)));
  }

  /** Returns a client without retries, with the configuration. */
  <T> T target(Class<T> type, UnaryOperator<BaseBuilder<?, ?>> configuration) {
    return setup
        .client()
        .target(
            type,
            origin.url(),
            builder -> configuration.apply(builder.retryer(Retryer.NEVER_RETRY)));
  }

  void passes(Duration time) {
    now.updateAndGet(instant -> instant.plus(time));
  }

  ClientType client() {
    return setup.client();
  }

  static byte[] bytes(Response response) {
    try (InputStream in = response.body().asInputStream()) {
      return in.readAllBytes();
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  static String text(Response response) {
    return new String(bytes(response), UTF_8);
  }

  /** Returns the Cache-Status of the response. */
  static String status(Response response) {
    return String.join(", ", response.headers().getOrDefault("Cache-Status", List.of()));
  }

  @Override
  public void afterEach(ExtensionContext context) throws IOException {
    origin.close();
    cache.close();
    try (Stream<Path> files = Files.list(directory)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    }
    Files.delete(directory);
  }
}
