package org.jcachehttp.feign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jcachehttp.feign.LoopbackOrigin.answer;
import static org.jcachehttp.feign.Scene.status;

import feign.RequestLine;
import feign.Response;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jcachehttp.feign.annotation.DoNotCache;
import org.jcachehttp.feign.annotation.StaleIfError;
import org.jcachehttp.feign.annotation.StaleWhileRevalidate;
import org.jcachehttp.http.CacheScope;
import org.jcachehttp.http.settings.CallOptions;
import org.jcachehttp.http.settings.ExpireAfter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** What annotations and scopes do to calls, over every client and two backends. */
@ParameterizedClass
@MethodSource("org.jcachehttp.feign.Setup#all")
@SuppressWarnings("try") // A scope acts by being open.
class PerMethodTest {

  interface Topics {
    @RequestLine("GET /topic")
    @org.jcachehttp.feign.annotation.ExpireAfter("10m")
    String tenMinutes();

    @RequestLine("GET /topic")
    @DoNotCache
    String uncached();

    @RequestLine("GET /topic")
    @StaleIfError("1h")
    Response lenient();

    @RequestLine("GET /topic")
    @StaleWhileRevalidate("1h")
    Response eager();
  }

  @RegisterExtension final Scene scene;
  private final LoopbackOrigin origin;
  private final Topics topics;

  PerMethodTest(Setup setup) {
    scene = new Scene(setup);
    origin = scene.origin;
    topics =
        scene.target(
            Topics.class, builder -> builder.addCapability(new HttpCacheCapability(scene.session)));
  }

  @Test
  void expireAfterFillsInWhereTheResponseSaysNothing() {
    origin.serves("/topic", answer(200, "hello"));
    topics.tenMinutes();
    scene.passes(Duration.ofMinutes(9));
    topics.tenMinutes();
    assertThat(origin.requests()).isEqualTo(1);
    scene.passes(Duration.ofMinutes(2));
    topics.tenMinutes();
    assertThat(origin.requests()).isEqualTo(2);
  }

  @Test
  void doNotCacheKeepsAwayFromTheCache() {
    origin.servesFresh("/topic", "hello");
    topics.tenMinutes();
    topics.uncached();
    topics.tenMinutes();
    assertThat(origin.requests()).isEqualTo(2);
  }

  @Test
  void aScopeCountsMoreThanTheMethod() {
    origin.serves("/topic", answer(200, "hello"));
    CallOptions anHour = CallOptions.none().withExpireAfter(ExpireAfter.of(Duration.ofHours(1)));
    try (CacheScope scope = CacheScope.open(anHour)) {
      topics.tenMinutes();
    }
    scene.passes(Duration.ofMinutes(30));
    topics.tenMinutes();
    assertThat(origin.requests()).isEqualTo(1);
  }

  @Test
  void aStaleResponseAnswersForAnErrorAsLongAsTheMethodSays() {
    AtomicBoolean broken = new AtomicBoolean();
    origin.serves(
        "/topic",
        exchange ->
            answer(broken.get() ? 500 : 200, "hello", "Cache-Control", "max-age=60")
                .handle(exchange));
    topics.lenient();
    broken.set(true);
    scene.passes(Duration.ofMinutes(30));
    assertThat(topics.lenient().status()).isEqualTo(200);
    assertThat(origin.lastField("Cache-Control")).isNull();
    scene.passes(Duration.ofHours(1));
    assertThat(topics.lenient().status()).isEqualTo(500);
  }

  @Test
  void aStaleResponseAnswersAtOnceAsLongAsTheMethodSaysWhileANewerOneIsFetched() throws Exception {
    CountDownLatch fetchedAnew = new CountDownLatch(2);
    origin.serves(
        "/topic",
        exchange -> {
          fetchedAnew.countDown();
          answer(200, "hello", "Cache-Control", "max-age=60").handle(exchange);
        });
    topics.eager();
    scene.passes(Duration.ofMinutes(30));
    assertThat(status(topics.eager())).contains("detail=stale-while-revalidate");
    assertThat(fetchedAnew.await(30, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void afterThatItIsFetchedFirst() {
    origin.servesFresh("/topic", "hello");
    topics.eager();
    scene.passes(Duration.ofHours(2));
    assertThat(status(topics.eager())).contains("fwd=stale");
  }
}
