package org.jcachehttp.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.jcachehttp.http.Scenario.body;
import static org.jcachehttp.http.Scenario.status;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jcachehttp.http.message.Fields;
import org.jcachehttp.http.message.HttpRequest;
import org.jcachehttp.http.message.HttpResponse;
import org.jcachehttp.http.settings.CallOptions;
import org.jcachehttp.http.status.CacheOutcome;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * RFC 9111 section 4: requests for the same make one call. Everything runs on the test's thread, in
 * the order in which it is written.
 */
class CollapsingTest {

  private static final String FRESH = "max-age=60";

  @RegisterExtension private final ProviderUnderTest provider = new ProviderUnderTest();
  private final TestClock clock = new TestClock();
  private final PendingOrigin origin = new PendingOrigin();
  private HttpCache cache;

  @BeforeEach
  void open() {
    cache = HttpCache.builder().clock(clock).asyncExecutor(Runnable::run).over(provider.cache());
  }

  private CompletableFuture<HttpResponse> get(String... fields) {
    HttpRequest request = HttpRequest.get("http://example.com/a").withFields(Fields.of(fields));
    return cache.executeAsync(request, origin).toCompletableFuture();
  }

  private List<CompletableFuture<HttpResponse>> get(int times) {
    return IntStream.range(0, times).mapToObj(time -> get()).toList();
  }

  private void send(String... fields) {
    CompletableFuture<HttpResponse> unused = get(fields);
  }

  private void aResponseIsStored(String... fields) {
    send();
    origin.answers(fields);
  }

  private static Stream<String> bodies(List<CompletableFuture<HttpResponse>> answers) {
    return answers.stream().map(answer -> body(answer.join()));
  }

  @Test
  void section4_aHundredEqualRequestsAreOneRequestToTheOrigin() {
    List<CompletableFuture<HttpResponse>> answers = get(100);
    origin.answers("Cache-Control", FRESH);
    assertThat(bodies(answers)).hasSize(100).containsOnly("1");
    assertThat(origin.calls()).isEqualTo(1);
  }

  @Test
  void theStatusOfAFollowerIsCollapsed() {
    List<CompletableFuture<HttpResponse>> answers = get(2);
    origin.answers("Cache-Control", FRESH);
    assertThat(status(answers.get(0).join()))
        .isEqualTo("jcache-http; fwd=uri-miss; fwd-status=200; stored; ttl=60");
    assertThat(status(answers.get(1).join()))
        .isEqualTo("jcache-http; fwd=uri-miss; collapsed; ttl=60");
  }

  @Test
  void eachResponseHasItsOwnBody() throws IOException {
    List<CompletableFuture<HttpResponse>> answers = get(2);
    origin.answers("Cache-Control", FRESH);
    answers.get(0).join().body().close();
    assertThat(answers.get(1).join().body().open().readAllBytes()).hasSize(1);
  }

  @Test
  void aRevalidationIsCollapsedToo() {
    aResponseIsStored("Cache-Control", FRESH, "ETag", "\"v1\"");
    clock.passes(Duration.ofSeconds(60));
    List<CompletableFuture<HttpResponse>> answers = get(100);
    origin.answers(304, "ETag", "\"v1\"", "Cache-Control", FRESH);
    assertThat(bodies(answers)).hasSize(100).containsOnly("1");
    assertThat(status(answers.get(99).join())).contains("fwd=stale; collapsed; ttl=60");
    assertThat(origin.calls()).isEqualTo(2);
  }

  @Test
  void ifTheLeaderFailsAFollowerBecomesTheLeader() {
    List<CompletableFuture<HttpResponse>> answers = get(100);
    origin.fails();
    assertThat(origin.calls()).isEqualTo(2);
    origin.answers("Cache-Control", FRESH);
    assertThatThrownBy(answers.get(0)::join).hasRootCauseMessage("connection refused");
    assertThat(bodies(answers.subList(1, 100))).hasSize(99).containsOnly("2");
    assertThat(origin.calls()).isEqualTo(2);
  }

  @Test
  void ifTheExecutorRejectsTheNextLeaderAnotherFollowerBecomesIt() {
    AtomicInteger untilFull = new AtomicInteger(Integer.MAX_VALUE);
    cache =
        HttpCache.builder()
            .clock(clock)
            .asyncExecutor(
                work -> {
                  if (untilFull.decrementAndGet() == 0) {
                    throw new RejectedExecutionException("full");
                  }
                  work.run();
                })
            .over(provider.cache());
    List<CompletableFuture<HttpResponse>> answers = get(3);
    untilFull.set(2);
    origin.fails();
    origin.answers("Cache-Control", FRESH);
    assertThatThrownBy(answers.get(0)::join).hasRootCauseMessage("connection refused");
    assertThatThrownBy(answers.get(1)::join).hasRootCauseMessage("full");
    assertThat(body(answers.get(2).join())).isEqualTo("2");
  }

  @Test
  void anExceptionOfTheClientIsAFailureOfTheLeader() {
    List<CompletableFuture<HttpResponse>> answers = get(2);
    origin.breaks(new IllegalStateException("client closed"));
    origin.answers("Cache-Control", FRESH);
    assertThatThrownBy(answers.get(0)::join)
        .isInstanceOf(CompletionException.class)
        .hasCauseInstanceOf(IllegalStateException.class);
    assertThat(body(answers.get(1).join())).isEqualTo("2");
  }

  @Test
  void anErrorOfTheVirtualMachineLeavesNoFollowerWaiting() {
    assertThatThrownBy(
            () ->
                cache.execute(
                    HttpRequest.get("http://example.com/a"),
                    request -> {
                      throw new StackOverflowError();
                    }))
        .isInstanceOf(StackOverflowError.class);
    CompletableFuture<HttpResponse> next = get();
    origin.answers("Cache-Control", FRESH);
    assertThat(body(next.join())).isEqualTo("1");
  }

  @Test
  void afterAFailureWithoutFollowersTheNextRequestIsTheLeader() {
    send();
    origin.fails();
    CompletableFuture<HttpResponse> next = get();
    origin.answers("Cache-Control", FRESH);
    assertThat(body(next.join())).isEqualTo("2");
  }

  @Test
  void oneFailureGivesAllFollowersTheStaleResponse() {
    aResponseIsStored("Cache-Control", FRESH);
    clock.passes(Duration.ofSeconds(100));
    List<CompletableFuture<HttpResponse>> answers = get(100);
    origin.fails();
    assertThat(bodies(answers)).containsOnly("1");
    assertThat(status(answers.get(99).join())).contains("detail=origin-unreachable");
    assertThat(origin.calls()).isEqualTo(2);
  }

  @Test
  void aResponseThatCannotBeSharedReleasesAllFollowers() {
    List<CompletableFuture<HttpResponse>> answers = get(100);
    origin.answers("Cache-Control", "no-store");
    assertThat(origin.calls()).isEqualTo(100);
    IntStream.range(1, 100).forEach(call -> origin.answers("Cache-Control", "no-store"));
    assertThat(bodies(answers)).doesNotHaveDuplicates();
  }

  @Test
  void afterAnUnshareableResponseRequestsAreIndependentForTenSeconds() {
    send();
    origin.answers("Cache-Control", "no-store");
    clock.passes(Duration.ofMillis(9_999));
    send();
    send();
    assertThat(origin.calls()).isEqualTo(3);
    clock.passes(Duration.ofMillis(1));
    send();
    send();
    assertThat(origin.calls()).isEqualTo(4);
  }

  @Test
  void aResponseThatRequiresValidationIsNotShared() {
    List<CompletableFuture<HttpResponse>> answers = get(2);
    origin.answers("Cache-Control", "no-cache", "ETag", "\"v1\"");
    origin.answers("Cache-Control", "no-cache", "ETag", "\"v1\"");
    assertThat(bodies(answers)).containsExactly("1", "2");
  }

  @Test
  void section4_1_followersThatNeedAnotherVariantAreCollapsedAgain() {
    CompletableFuture<HttpResponse> german = get("Accept-Language", "de");
    CompletableFuture<HttpResponse> french = get("Accept-Language", "fr");
    CompletableFuture<HttpResponse> alsoFrench = get("Accept-Language", "fr");
    origin.answers("Cache-Control", FRESH, "Vary", "Accept-Language");
    origin.answers("Cache-Control", FRESH, "Vary", "Accept-Language");
    assertThat(bodies(List.of(german, french, alsoFrench))).containsExactly("1", "2", "2");
    assertThat(origin.calls()).isEqualTo(2);
  }

  @Test
  void section5_2_1_4_aRequestWithNoCacheIsIndependent() {
    send("Cache-Control", "no-cache");
    send("Cache-Control", "no-cache");
    send();
    send();
    assertThat(origin.calls()).isEqualTo(3);
  }

  @Test
  void aConditionalRequestIsIndependent() {
    send();
    send("If-None-Match", "\"mine\"");
    assertThat(origin.calls()).isEqualTo(2);
  }

  @Test
  void section5_2_1_7_aRequestWithOnlyIfCachedDoesNotWait() {
    send();
    assertThat(get("Cache-Control", "only-if-cached").join().status()).isEqualTo(504);
  }

  @Test
  @Timeout(60)
  void aFollowerSendsItsOwnRequestAfterItsTimeout() throws IOException {
    CallOptions impatient = CallOptions.none().withCollapseTimeout(Duration.ofMillis(1));
    HttpRequest request = HttpRequest.get("http://example.com/a");
    CompletableFuture<HttpResponse> first = get();
    HttpResponse own = cache.execute(request, new ScriptedOrigin(), impatient);
    assertThat(status(own)).contains("fwd-status=200");
    assertThat(first).isNotDone();
  }

  @Test
  @Timeout(60)
  void anAsynchronousFollowerSendsItsOwnRequestAfterItsTimeout() {
    CallOptions impatient = CallOptions.none().withCollapseTimeout(Duration.ofMillis(1));
    send();
    CompletableFuture<HttpResponse> unused =
        cache
            .executeAsync(HttpRequest.get("http://example.com/a"), origin, impatient)
            .toCompletableFuture();
    while (origin.calls() < 2) {
      Thread.onSpinWait();
    }
  }

  @Test
  void cancellingAFollowerDoesNotAffectOthers() {
    List<CompletableFuture<HttpResponse>> answers = get(3);
    answers.get(1).cancel(true);
    origin.answers("Cache-Control", FRESH);
    assertThat(body(answers.get(0).join())).isEqualTo("1");
    assertThat(body(answers.get(2).join())).isEqualTo("1");
  }

  @Test
  void cancellingTheLeaderDoesNotAffectFollowers() {
    List<CompletableFuture<HttpResponse>> answers = get(2);
    answers.get(0).cancel(true);
    origin.answers("Cache-Control", FRESH);
    assertThat(body(answers.get(1).join())).isEqualTo("1");
    assertThat(origin.calls()).isEqualTo(1);
  }

  @Test
  void eachRequestIsCountedOnce() {
    send();
    send();
    send();
    origin.answers("Cache-Control", FRESH);
    send();
    send("Cache-Control", "only-if-cached, no-cache");
    assertThat(cache.statistics().requests())
        .containsEntry(CacheOutcome.HIT, 1L)
        .containsEntry(CacheOutcome.MISS, 1L)
        .containsEntry(CacheOutcome.COLLAPSED, 2L)
        .containsEntry(CacheOutcome.REFUSED, 1L)
        .satisfies(
            counts -> assertThat(counts.values().stream().mapToLong(n -> n).sum()).isEqualTo(5));
  }
}
