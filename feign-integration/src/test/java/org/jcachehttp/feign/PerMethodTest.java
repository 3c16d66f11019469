package org.jcachehttp.feign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jcachehttp.clients.testkit.LoopbackOrigin.answer;
import static org.jcachehttp.feign.ClientFixture.status;

import feign.Param;
import feign.RequestLine;
import feign.Response;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jcachehttp.clients.testkit.LoopbackOrigin;
import org.jcachehttp.feign.annotation.CacheTags;
import org.jcachehttp.feign.annotation.DoNotCache;
import org.jcachehttp.feign.annotation.StaleIfError;
import org.jcachehttp.feign.annotation.StaleWhileRevalidate;
import org.jcachehttp.http.CacheScope;
import org.jcachehttp.http.settings.CallOptions;
import org.jcachehttp.http.settings.ExpireAfter;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** Annotations and scopes, with every client and two backends. */
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

    @RequestLine("GET /users/{id}")
    @CacheTags({"user:{id}", "users"})
    Response user(@Param("id") int id);

    @RequestLine("GET /users/{id}?lang={lang}")
    @CacheTags({"user:{id}:{lang}", "users"})
    Response translated(@Param("id") int id, @Param("lang") @Nullable String lang);
  }

  @RegisterExtension final ClientFixture fixture;
  private final LoopbackOrigin origin;
  private final Topics topics;

  PerMethodTest(Setup setup) {
    fixture = new ClientFixture(setup);
    origin = fixture.origin;
    topics =
        fixture.target(
            Topics.class,
            builder -> builder.addCapability(new HttpCacheCapability(fixture.session)));
  }

  @Test
  void expireAfterAppliesToResponsesWithoutALifetime() {
    origin.serves("/topic", answer(200, "hello"));
    topics.tenMinutes();
    fixture.passes(Duration.ofMinutes(9));
    topics.tenMinutes();
    assertThat(origin.requests()).isEqualTo(1);
    fixture.passes(Duration.ofMinutes(2));
    topics.tenMinutes();
    assertThat(origin.requests()).isEqualTo(2);
  }

  @Test
  void doNotCacheBypassesTheCache() {
    origin.servesFresh("/topic", "hello");
    topics.tenMinutes();
    topics.uncached();
    topics.tenMinutes();
    assertThat(origin.requests()).isEqualTo(2);
  }

  @Test
  void aScopeTakesPrecedenceOverTheMethod() {
    origin.serves("/topic", answer(200, "hello"));
    CallOptions anHour = CallOptions.none().withExpireAfter(ExpireAfter.of(Duration.ofHours(1)));
    try (CacheScope scope = CacheScope.open(anHour)) {
      topics.tenMinutes();
    }
    fixture.passes(Duration.ofMinutes(30));
    topics.tenMinutes();
    assertThat(origin.requests()).isEqualTo(1);
  }

  @Test
  void staleIfErrorServesAStaleResponseWithinItsWindow() {
    AtomicBoolean broken = new AtomicBoolean();
    origin.serves(
        "/topic",
        exchange ->
            answer(broken.get() ? 500 : 200, "hello", "Cache-Control", "max-age=60")
                .handle(exchange));
    topics.lenient();
    broken.set(true);
    fixture.passes(Duration.ofMinutes(30));
    assertThat(topics.lenient().status()).isEqualTo(200);
    assertThat(origin.lastField("Cache-Control")).isEmpty();
    fixture.passes(Duration.ofHours(1));
    assertThat(topics.lenient().status()).isEqualTo(500);
  }

  @Test
  void staleWhileRevalidateServesAStaleResponseDuringTheFetch() throws Exception {
    CountDownLatch requests = new CountDownLatch(2);
    origin.serves(
        "/topic",
        exchange -> {
          requests.countDown();
          answer(200, "hello", "Cache-Control", "max-age=60").handle(exchange);
        });
    topics.eager();
    fixture.passes(Duration.ofMinutes(30));
    assertThat(status(topics.eager())).contains("detail=stale-while-revalidate");
    assertThat(requests.await(30, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void afterTheWindowAStaleResponseIsFetchedFirst() {
    origin.servesFresh("/topic", "hello");
    topics.eager();
    fixture.passes(Duration.ofHours(2));
    assertThat(status(topics.eager())).contains("fwd=stale");
  }

  @Test
  void cacheTagsInvalidateTheResponsesOfACallWithThoseArguments() {
    origin.servesFresh("/users/7", "seven");
    origin.servesFresh("/users/8", "eight");
    topics.user(7);
    topics.user(8);
    fixture.session.cache().responses().invalidateTag("user:7");
    assertThat(status(topics.user(7))).contains("fwd=miss");
    assertThat(status(topics.user(8))).contains("hit");
    fixture.session.cache().responses().invalidateTag("users");
    assertThat(status(topics.user(8))).contains("fwd=miss");
  }

  @Test
  void cacheTagsLeaveATagOutWhoseArgumentIsNull() {
    origin.servesFresh("/users/7", "seven");
    topics.translated(7, null);
    fixture.session.cache().responses().invalidateTag("user:7:null");
    assertThat(status(topics.translated(7, null))).contains("hit");
    fixture.session.cache().responses().invalidateTag("users");
    assertThat(status(topics.translated(7, null))).contains("fwd=miss");
  }

  @Test
  void cacheTagsAreAddedToThoseOfAScope() {
    origin.servesFresh("/users/7", "seven");
    try (CacheScope scope = CacheScope.open(CallOptions.none().withTags(Set.of("job")))) {
      topics.user(7);
    }
    fixture.session.cache().responses().invalidateTag("job");
    assertThat(status(topics.user(7))).contains("fwd=miss");
    fixture.session.cache().responses().invalidateTag("user:7");
    assertThat(status(topics.user(7))).contains("fwd=miss");
  }
}
