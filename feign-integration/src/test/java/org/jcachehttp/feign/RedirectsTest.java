package org.jcachehttp.feign;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.jcachehttp.clients.testkit.LoopbackOrigin.answer;
import static org.jcachehttp.feign.ClientFixture.status;
import static org.jcachehttp.http.settings.RequestPart.header;

import feign.Response;
import feign.RetryableException;
import java.time.Duration;
import java.util.Map;
import java.util.function.Consumer;
import org.jcachehttp.clients.testkit.LoopbackOrigin;
import org.jcachehttp.http.CacheMode;
import org.jcachehttp.http.CacheScope;
import org.jcachehttp.http.HttpCache;
import org.jcachehttp.http.HttpCacheBuilder;
import org.jcachehttp.http.redirect.RedirectException;
import org.jcachehttp.http.settings.CacheControlMode;
import org.jcachehttp.http.settings.ExpireAfter;
import org.jcachehttp.http.settings.KeySettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** Redirects (RFC 9110 section 15.4), with every client and two backends. */
@ParameterizedClass
@MethodSource("org.jcachehttp.feign.Setup#all")
class RedirectsTest {

  private static final String FRESH = "max-age=60";

  @RegisterExtension final ClientFixture fixture;
  private final LoopbackOrigin origin;
  private final Forum forum;

  RedirectsTest(Setup setup) {
    fixture = new ClientFixture(setup);
    origin = fixture.origin;
    forum = fixture.forum();
  }

  @Test
  void allUrlsOfARedirectChainShareOneStoredBody() {
    origin.redirects("/one", 301, "/two", FRESH);
    origin.redirects("/two", 302, origin.url() + "/three", FRESH);
    origin.servesFresh("/three", "hello");
    assertThat(forum.text("one")).isEqualTo("hello");
    assertThat(forum.text("two")).isEqualTo("hello");
    assertThat(forum.text("three")).isEqualTo("hello");
    assertThat(forum.text("one")).isEqualTo("hello");
    assertThat(origin.requests()).isEqualTo(3);
  }

  @Test
  void eachHopIsCachedByItsOwnRules() {
    origin.redirects("/one", 302, "/two", "no-store");
    origin.servesFresh("/two", "hello");
    forum.text("one");
    forum.text("one");
    assertThat(origin.requestsFor("/one")).isEqualTo(2);
    assertThat(origin.requestsFor("/two")).isEqualTo(1);
  }

  @Test
  void aRedirectIsFetchedAgainWhenItIsStale() {
    origin.redirects("/one", 302, "/two", FRESH);
    origin.serves("/two", answer(200, "hello", "Cache-Control", "max-age=3600"));
    forum.text("one");
    fixture.passes(Duration.ofMinutes(2));
    forum.text("one");
    assertThat(origin.requestsFor("/one")).isEqualTo(2);
    assertThat(origin.requestsFor("/two")).isEqualTo(1);
  }

  @Test
  void theFinalResponseAnswersTheCallersRequest() {
    origin.redirects("/one", 307, "/two", FRESH);
    origin.servesFresh("/two", "hello");
    Response response = forum.get("one");
    assertThat(response.status()).isEqualTo(200);
    assertThat(response.request().url()).endsWith("/one");
    assertThat(status(response)).contains("fwd=uri-miss");
  }

  @Test
  void credentialsAreNotSentToAnotherOrigin() {
    origin.redirects("/one", 302, origin.otherUrl() + "/two", FRESH);
    origin.servesFresh("/two", "hello");
    forum.get("one", Map.of("Authorization", "Basic x", "Cookie", "a=b", "X-Mine", "y"));
    assertThat(origin.lastField("Authorization")).isEmpty();
    assertThat(origin.lastField("Cookie")).isEmpty();
    assertThat(origin.lastField("X-Mine")).contains("y");
  }

  @Test
  void configuredCredentialsAreNotSentToAnotherOrigin() {
    origin.redirects("/one", 302, origin.otherUrl() + "/two", FRESH);
    origin.servesFresh("/two", "hello");
    HttpCacheBuilder settings =
        HttpCache.builder().keys(KeySettings.defaults().addCredentials(header("X-Session")));
    with(settings, client -> client.get("one", Map.of("X-Session", "s3cret")));
    assertThat(origin.requestsFor("/two")).isEqualTo(1);
    assertThat(origin.lastField("X-Session")).isEmpty();
  }

  @Test
  void inOverrideModePatternsApplyToEachHop() {
    origin.redirects("/one", 302, "/two", "no-store");
    origin.serves("/two", answer(200, "hello", "Cache-Control", "no-store"));
    HttpCacheBuilder overriding =
        HttpCache.builder()
            .cacheControl(CacheControlMode.OVERRIDE)
            .addExpireAfter("*/two", ExpireAfter.doNotCache())
            .addExpireAfter(302, ExpireAfter.of(Duration.ofHours(1)));
    with(
        overriding,
        client -> {
          client.text("one");
          client.text("one");
        });
    assertThat(origin.requestsFor("/one")).isEqualTo(1);
    assertThat(origin.requestsFor("/two")).isEqualTo(2);
  }

  @Test
  @SuppressWarnings("try") // A scope acts by being open.
  void aScopeAppliesToEveryHop() {
    origin.redirects("/one", 302, "/two", FRESH);
    origin.servesFresh("/two", "hello");
    forum.text("one");
    try (CacheScope scope = CacheScope.open(CacheMode.RELOAD)) {
      forum.text("one");
    }
    forum.text("one");
    assertThat(origin.requestsFor("/one")).isEqualTo(2);
    assertThat(origin.requestsFor("/two")).isEqualTo(2);
  }

  @Test
  void anExpireAfterAppliesToTheOldUrlAndToItsTarget() {
    origin.serves("/one", answer(301, "", "Location", "/two"));
    origin.serves("/two", answer(200, "hello"));
    with(
        HttpCache.builder().expireAfter(ExpireAfter.of(Duration.ofHours(1))),
        client -> {
          client.text("one");
          assertThat(client.text("one")).isEqualTo("hello");
        });
    assertThat(origin.requestsFor("/one")).isEqualTo(1);
    assertThat(origin.requestsFor("/two")).isEqualTo(1);
  }

  /** Makes calls through a cache in memory with the settings. */
  private void with(HttpCacheBuilder settings, Consumer<Forum> calls) {
    try (HttpCache cache = settings.open()) {
      calls.accept(
          fixture.target(
              Forum.class, builder -> builder.addCapability(new HttpCacheCapability(cache))));
    }
  }

  @Test
  void credentialsAreSentToTheSameOrigin() {
    origin.redirects("/one", 302, "/two", FRESH);
    origin.servesFresh("/two", "hello");
    forum.get("one", Map.of("Authorization", "Basic x"));
    assertThat(origin.lastField("Authorization")).contains("Basic x");
  }

  @Test
  void aPostIsRepeatedAsAGetAfterSeeOther() {
    origin.redirects("/one", 303, "/two", "no-store");
    origin.servesFresh("/two", "hello");
    forum.post("one", "reply");
    assertThat(origin.lastMethod()).isEqualTo("GET");
    assertThat(origin.lastContent()).isEmpty();
    assertThat(origin.lastField("Content-Type")).isEmpty();
  }

  @Test
  void aPostIsRepeatedAsAPostAfterATemporaryRedirect() {
    origin.redirects("/one", 307, "/two", "no-store");
    origin.servesFresh("/two", "hello");
    forum.post("one", "reply");
    assertThat(origin.lastMethod()).isEqualTo("POST");
    assertThat(origin.lastContent()).asString(UTF_8).isEqualTo("reply");
  }

  @Test
  void aRedirectLoopFailsTheCall() {
    origin.redirects("/one", 302, "/two", FRESH);
    origin.redirects("/two", 302, "/one", FRESH);
    assertThatThrownBy(() -> forum.text("one"))
        .isInstanceOf(RetryableException.class)
        .hasCauseInstanceOf(RedirectException.class)
        .hasMessageContaining("repeats an earlier request");
    assertThat(origin.requests()).isEqualTo(2);
  }

  @Test
  void moreThanTwentyRedirectsFailTheCall() {
    origin.serves(
        "/",
        exchange -> {
          int hop = Integer.parseInt(exchange.getRequestURI().getPath().substring(1));
          answer(302, "", "Location", "/" + (hop + 1)).handle(exchange);
        });
    assertThatThrownBy(() -> forum.text("0")).hasMessageContaining("more than 20");
    assertThat(origin.requests()).isEqualTo(21);
  }

  @Test
  void aClientThatFollowsRedirectsItselfIsCachedByTheRequestedUrl() {
    origin.redirects("/one", 302, "/two", FRESH);
    origin.servesFresh("/two", "hello");
    HttpCacheCapability capability =
        new HttpCacheCapability(fixture.session).withRedirects(Redirects.BY_CLIENT);
    Forum following = fixture.target(Forum.class, builder -> builder.addCapability(capability));
    assertThat(following.text("one")).isEqualTo("hello");
    assertThat(following.text("one")).isEqualTo("hello");
    assertThat(origin.requests()).isEqualTo(2);
  }
}
