package org.jcachehttp.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import javax.cache.Cache;
import org.jcachehttp.http.expiry.ExpireAfter;
import org.jcachehttp.http.message.Fields;
import org.jcachehttp.http.message.HttpRequest;
import org.jcachehttp.http.message.HttpResponse;
import org.jcachehttp.http.stored.CachedResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** RFC 9111 over the reference implementation of JSR-107, which stores by value. */
class HttpCacheTest {

  @RegisterExtension private final ForeignProvider provider = new ForeignProvider();

  private final TestClock clock = new TestClock();
  private final ScriptedOrigin origin = new ScriptedOrigin();

  private HttpResponse get(String... fields) {
    return get(HttpCache.builder(), fields);
  }

  private HttpResponse get(HttpCacheBuilder settings, String... fields) {
    return send(settings, "GET", "http://example.com/a", fields);
  }

  private HttpResponse send(
      HttpCacheBuilder settings, String method, String uri, String... fields) {
    try {
      return settings
          .clock(clock)
          .over(provider.cache())
          .execute(new HttpRequest(method, URI.create(uri), Fields.of(fields)), origin);
    } catch (IOException unexpected) {
      throw new UncheckedIOException(unexpected);
    }
  }

  private static String status(HttpResponse response) {
    return response.fields().first("Cache-Status").orElseThrow();
  }

  private static String body(HttpResponse response) {
    try (InputStream in = response.body().open()) {
      return new String(in.readAllBytes(), UTF_8);
    } catch (IOException unexpected) {
      throw new UncheckedIOException(unexpected);
    }
  }

  @Test
  void aResponseIsFetchedAndStored() {
    HttpResponse response = get();
    assertThat(status(response)).isEqualTo("jcache-http; fwd=uri-miss; fwd-status=200; stored");
    assertThat(body(response)).isEqualTo("1");
  }

  @Test
  void aFreshResponseIsServedWithoutAskingTheOrigin() {
    get();
    clock.passes(Duration.ofSeconds(20));
    HttpResponse response = get();
    assertThat(origin.calls()).isEqualTo(1);
    assertThat(body(response)).isEqualTo("1");
    assertThat(status(response)).isEqualTo("jcache-http; hit; ttl=40");
    assertThat(response.fields().all("Age")).containsExactly("20");
  }

  @Test
  void aStaleResponseIsFetchedAgain() {
    get();
    clock.passes(Duration.ofSeconds(60));
    HttpResponse response = get();
    assertThat(body(response)).isEqualTo("2");
    assertThat(status(response)).isEqualTo("jcache-http; fwd=stale; fwd-status=200; stored");
  }

  @Test
  void aHitTellsNoOldAgeOfTheOriginAndKeepsItsDate() {
    String date = "Fri, 20 Nov 2026 12:00:00 GMT";
    origin.answers(200, "Cache-Control", "max-age=60", "Age", "10", "Date", date);
    get();
    HttpResponse response = get();
    assertThat(response.fields().all("Age")).containsExactly("10");
    assertThat(response.fields().all("Date")).containsExactly(date);
    assertThat(status(response)).isEqualTo("jcache-http; hit; ttl=50");
  }

  @Test
  void fieldsOfOneConnectionAreNotStored() {
    origin.answers(
        200,
        "Cache-Control",
        "max-age=60",
        "Connection",
        "x-hop, close",
        "X-Hop",
        "1",
        "X-End",
        "2");
    get();
    assertThat(get().fields().without(List.of("Age", "Cache-Status")))
        .isEqualTo(Fields.of("Cache-Control", "max-age=60", "X-End", "2"));
  }

  @Test
  void theStatusOfACacheBehindUsIsKept() {
    origin.answers(200, "Cache-Control", "max-age=60", "Cache-Status", "CDN; hit");
    get();
    assertThat(get().fields().all("Cache-Status"))
        .containsExactly("CDN; hit", "jcache-http; hit; ttl=60");
  }

  @Test
  void aResponseThatSaysNothingIsNotStored() {
    origin.answers(200, "Last-Modified", "Fri, 20 Nov 2020 12:00:00 GMT");
    assertThat(status(get()))
        .isEqualTo("jcache-http; fwd=uri-miss; fwd-status=200; detail=no-lifetime");
    assertThat(body(get())).isEqualTo("2");
  }

  @Test
  void expireAfterFillsInWhereTheResponseSaysNothing() {
    origin.answers(200);
    HttpCacheBuilder settings = HttpCache.builder().expireAfter(ExpireAfter.parse("10m"));
    get(settings);
    assertThat(status(get(settings))).isEqualTo("jcache-http; hit; ttl=600");
  }

  @Test
  void expireAfterDoesNotOverrideWhatTheResponseSays() {
    HttpCacheBuilder settings = HttpCache.builder().expireAfter(ExpireAfter.never());
    get(settings);
    assertThat(status(get(settings))).isEqualTo("jcache-http; hit; ttl=60");
  }

  @Test
  void whatNeverExpiresHasNoTimeToLive() {
    origin.answers(200);
    HttpCacheBuilder settings = HttpCache.builder().expireAfter(ExpireAfter.never());
    get(settings);
    clock.passes(Duration.ofDays(10_000));
    assertThat(status(get(settings))).isEqualTo("jcache-http; hit");
  }

  @Test
  void expireAfterIsNotForErrors() {
    origin.answers(404);
    HttpCacheBuilder settings = HttpCache.builder().expireAfter(ExpireAfter.never());
    assertThat(status(get(settings))).endsWith("fwd-status=404; detail=no-lifetime");
  }

  @ParameterizedTest
  @ValueSource(ints = {200, 204, 301, 404, 410, 503})
  void anyFinalStatusWithALifetimeIsStored(int status) {
    origin.answers(status, "Cache-Control", "max-age=60");
    get();
    assertThat(get().status()).isEqualTo(status);
    assertThat(origin.calls()).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource({
    "200, Cache-Control, 'max-age=60, no-store', no-store",
    "200, Cache-Control, 'max-age=60, no-store, must-understand', no-store",
    "200, Cache-Control, max-age=0, stale",
    "200, Cache-Control, 'no-cache, max-age=60', stale",
    "200, Expires, 0, stale",
    "206, Cache-Control, max-age=60, status",
    "599, Cache-Control, 'max-age=60, must-understand', status",
  })
  void whatTheResponseForbidsIsNotStored(int code, String name, String value, String detail) {
    origin.answers(code, name, value);
    assertThat(status(get())).endsWith("; detail=" + detail);
    assertThat(body(get())).isEqualTo("2");
  }

  @ParameterizedTest
  @CsvSource({"Vary, Accept, vary", "Vary, *, vary", "Set-Cookie, a=b, set-cookie"})
  void whatMayBeForOthersIsNotStored(String name, String value, String detail) {
    origin.answers(200, "Cache-Control", "max-age=60", name, value);
    assertThat(status(get())).endsWith("; detail=" + detail);
    assertThat(body(get())).isEqualTo("2");
  }

  @ParameterizedTest
  @CsvSource({
    "Authorization, Basic x, bypass; fwd-status=200; detail=authorization",
    "cookie, a=b, bypass; fwd-status=200; detail=cookie",
    "Range, bytes=0-1, bypass; fwd-status=200; detail=range",
    "If-None-Match, *, bypass; fwd-status=200; detail=conditional",
    "Content-Length, 3, bypass; fwd-status=200; detail=request-content",
    "Cache-Control, no-store, request; fwd-status=200; detail=no-store"
  })
  void aRequestThatMustNotMeetTheCachePassesIt(String name, String value, String fwd) {
    get();
    HttpResponse response = get(name, value);
    assertThat(status(response)).isEqualTo("jcache-http; fwd=" + fwd);
    assertThat(body(response)).isEqualTo("2");
    assertThat(body(get())).isEqualTo("1");
  }

  @Test
  void aUriWithUserinfoPassesTheCache() {
    send(HttpCache.builder(), "GET", "http://user:pw@example.com/a");
    assertThat(status(send(HttpCache.builder(), "GET", "http://user:pw@example.com/a")))
        .endsWith("detail=userinfo");
    assertThat(provider.cache()).isEmpty();
  }

  @Test
  void noCacheFetchesAndReplaces() {
    get();
    assertThat(status(get("Cache-Control", "no-cache")))
        .isEqualTo("jcache-http; fwd=request; fwd-status=200; stored");
    assertThat(body(get())).isEqualTo("2");
  }

  @ParameterizedTest
  @CsvSource({
    "max-age=19, request",
    "max-age=x, request",
    "min-fresh=41, request",
    "'min-fresh=0, max-age=0', request"
  })
  void aRequestMayAskForMoreFreshness(String directives, String fwd) {
    get();
    clock.passes(Duration.ofSeconds(20));
    HttpResponse response = get("Cache-Control", directives);
    assertThat(status(response)).startsWith("jcache-http; fwd=" + fwd);
    assertThat(body(response)).isEqualTo("2");
  }

  @ParameterizedTest
  @ValueSource(strings = {"max-age=20", "min-fresh=40", "max-age=20, min-fresh=40"})
  void aRequestIsContentWithEnoughFreshness(String directives) {
    get();
    clock.passes(Duration.ofSeconds(20));
    assertThat(body(get("Cache-Control", directives))).isEqualTo("1");
  }

  @ParameterizedTest
  @CsvSource({
    "max-age=60, max-stale=40, 1",
    "max-age=60, max-stale, 1",
    "max-age=60, max-stale=39, 2",
    "max-age=60, max-stale=x, 2",
    "'max-age=60, must-revalidate', max-stale, 2"
  })
  void aRequestMayAcceptStaleness(String stored, String directives, String body) {
    origin.answers(200, "Cache-Control", stored);
    get();
    clock.passes(Duration.ofSeconds(100));
    assertThat(body(get("Cache-Control", directives))).isEqualTo(body);
  }

  @Test
  void aStaleAnswerSaysSo() {
    get();
    clock.passes(Duration.ofSeconds(100));
    assertThat(status(get("Cache-Control", "max-stale"))).isEqualTo("jcache-http; hit; ttl=-40");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ", no-cache", ", no-store", ", max-age=0"})
  void onlyIfCachedNeverTouchesTheNetwork(String more) {
    HttpResponse response = get("Cache-Control", "only-if-cached" + more);
    assertThat(response.status()).isEqualTo(504);
    assertThat(status(response)).startsWith("jcache-http; detail=\"only-if-cached: ");
    assertThat(origin.calls()).isZero();
  }

  @Test
  void onlyIfCachedIsAnsweredFromTheCache() {
    get();
    assertThat(body(get("Cache-Control", "only-if-cached"))).isEqualTo("1");
  }

  @ParameterizedTest
  @ValueSource(strings = {"POST", "PUT", "DELETE", "PATCH", "INVENTED"})
  void anUnsafeMethodPassesAndInvalidates(String method) {
    get();
    HttpResponse response = send(HttpCache.builder(), method, "http://example.com:80/a#x");
    assertThat(status(response)).isEqualTo("jcache-http; fwd=method; fwd-status=200");
    assertThat(status(get())).contains("fwd=uri-miss");
  }

  @Test
  void anUnsafeMethodThatFailedInvalidatesNothing() {
    get();
    origin.answers(500);
    send(HttpCache.builder(), "POST", "http://example.com/a");
    assertThat(body(get())).isEqualTo("1");
  }

  @ParameterizedTest
  @ValueSource(strings = {"HEAD", "OPTIONS", "TRACE"})
  void aSafeMethodPassesAndInvalidatesNothing(String method) {
    get();
    send(HttpCache.builder(), method, "http://example.com/a");
    assertThat(origin.calls()).isEqualTo(2);
    assertThat(body(get())).isEqualTo("1");
  }

  @Test
  void anOriginThatFailsFailsTheCall() {
    HttpCache cache = HttpCache.over(provider.cache());
    IOException refused = new IOException("connection refused");
    assertThatThrownBy(
            () ->
                cache.execute(
                    HttpRequest.get("http://example.com/"),
                    request -> {
                      throw refused;
                    }))
        .isSameAs(refused);
  }

  @Test
  void closingLeavesACacheOpenThatWasGiven() {
    Cache<String, CachedResponse> given = provider.cache();
    HttpCache.over(given).close();
    assertThat(given.isClosed()).isFalse();
  }
}
