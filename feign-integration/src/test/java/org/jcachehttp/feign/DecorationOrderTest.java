package org.jcachehttp.feign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jcachehttp.clients.testkit.LoopbackOrigin.answer;

import feign.Feign;
import feign.Logger;
import feign.Retryer;
import feign.micrometer.MicrometerCapability;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jcachehttp.clients.testkit.LoopbackOrigin;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The position of the cache among Feign's decorators. */
class DecorationOrderTest {

  @RegisterExtension
  final ClientFixture fixture = new ClientFixture(new Setup(ClientType.DEFAULT, "memory:"));

  private final LoopbackOrigin origin = fixture.origin;
  private final HttpCacheCapability cached = new HttpCacheCapability(fixture.session);

  @Test
  void interceptorsRunBeforeTheCache() {
    origin.serves("/topic", answer(200, "hello", "Cache-Control", "max-age=60", "Vary", "X-As"));
    forum(Feign.builder().requestInterceptor(request -> request.header("X-As", "me")))
        .text("topic");
    forum(Feign.builder().requestInterceptor(request -> request.header("X-As", "me")))
        .text("topic");
    assertThat(origin.requests()).isEqualTo(1);
    forum(Feign.builder().requestInterceptor(request -> request.header("X-As", "you")))
        .text("topic");
    assertThat(origin.requests()).isEqualTo(2);
  }

  @Test
  void theRetryerIsOutsideAndEachAttemptUsesTheCache() {
    AtomicBoolean failed = new AtomicBoolean();
    origin.serves(
        "/topic",
        exchange -> {
          if (failed.compareAndSet(false, true)) {
            answer(503, "", "Retry-After", "0", "Cache-Control", "no-store").handle(exchange);
          } else {
            answer(200, "hello", "Cache-Control", "max-age=60").handle(exchange);
          }
        });
    Forum forum = forum(Feign.builder().retryer(new Retryer.Default(1, 1, 2)));
    assertThat(forum.text("topic")).isEqualTo("hello");
    assertThat(forum.text("topic")).isEqualTo("hello");
    assertThat(origin.requests()).isEqualTo(2);
  }

  @Test
  void theLoggerIsOutsideAndLogsHits() {
    origin.servesFresh("/topic", "hello");
    List<String> lines = new CopyOnWriteArrayList<>();
    Forum forum = forum(Feign.builder().logger(logger(lines)).logLevel(Logger.Level.BASIC));
    forum.text("topic");
    forum.text("topic");
    assertThat(lines).filteredOn(line -> line.startsWith("<---")).hasSize(2);
    assertThat(origin.requests()).isEqualTo(1);
  }

  private static Logger logger(List<String> lines) {
    return new Logger() {
      @Override
      protected void log(String configKey, String format, Object... args) {
        lines.add(format);
      }
    };
  }

  @Test
  void capabilitiesAddedBeforeTheCacheMeasureRequestsToTheOrigin() {
    origin.servesFresh("/topic", "hello");
    SimpleMeterRegistry registry = new SimpleMeterRegistry();
    Forum forum =
        Feign.builder()
            .addCapability(new MicrometerCapability(registry))
            .addCapability(cached)
            .target(Forum.class, origin.url());
    forum.text("topic");
    forum.text("topic");
    assertThat(registry.get("feign.Client").timer().count()).isEqualTo(1);
  }

  @Test
  void capabilitiesAddedAfterTheCacheMeasureCalls() {
    origin.servesFresh("/topic", "hello");
    SimpleMeterRegistry registry = new SimpleMeterRegistry();
    Forum forum =
        Feign.builder()
            .addCapability(cached)
            .addCapability(new MicrometerCapability(registry))
            .target(Forum.class, origin.url());
    forum.text("topic");
    forum.text("topic");
    assertThat(registry.get("feign.Client").timer().count()).isEqualTo(2);
  }

  private Forum forum(Feign.Builder builder) {
    return builder.addCapability(cached).target(Forum.class, origin.url());
  }
}
