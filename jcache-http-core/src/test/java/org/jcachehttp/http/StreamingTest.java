package org.jcachehttp.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.jcachehttp.http.Scenario.body;
import static org.jcachehttp.http.Scenario.status;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jcachehttp.http.internal.secrets.CredentialKey;
import org.jcachehttp.http.message.Body;
import org.jcachehttp.http.message.Fields;
import org.jcachehttp.http.message.HttpRequest;
import org.jcachehttp.http.message.HttpResponse;
import org.jcachehttp.http.settings.CacheType;
import org.jcachehttp.http.settings.ExpireAfter;
import org.jcachehttp.http.settings.FilterSettings;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A body passes to its caller while it is copied, and is stored at its end. */
@Timeout(60)
class StreamingTest {

  private static final String FRESH = "Cache-Control";
  private static final String FOR_A_MINUTE = "public, max-age=60";

  @RegisterExtension private final ProviderUnderTest provider = new ProviderUnderTest();
  private final PendingOrigin origin = new PendingOrigin();
  private final TestClock clock = new TestClock();
  private final Queue<Runnable> refreshes = new ArrayDeque<>();
  private final FedStream stream = new FedStream();
  private final HttpCacheBuilder settings =
      HttpCache.builder()
          .clock(clock)
          .credentialKey(new byte[CredentialKey.SHORTEST])
          .asyncExecutor(Runnable::run)
          .refreshExecutor(refreshes::add);

  private @Nullable HttpCache cache;

  /** The one cache of a test, whose equal calls are collapsed. */
  private HttpCache cache() {
    if (cache == null) {
      cache = settings.over(provider.cache());
    }
    return cache;
  }

  private static HttpResponse answer(CompletableFuture<HttpResponse> call) throws Exception {
    return call.get(30, TimeUnit.SECONDS);
  }

  private CompletableFuture<HttpResponse> send(String... fields) {
    return cache()
        .executeAsync(HttpRequest.get("http://example.com/a").withFields(Fields.of(fields)), origin)
        .toCompletableFuture();
  }

  private void originSends(InputStream body, String... fields) {
    origin.answers(ScriptedOrigin.response(200, fields).withBody(Body.of(body)));
  }

  private static String line(InputStream in) throws IOException {
    StringBuilder line = new StringBuilder();
    for (int next = in.read(); next >= 0 && next != '\n'; next = in.read()) {
      line.append((char) next);
    }
    return line.toString();
  }

  private static String rest(InputStream in) throws IOException {
    return new String(in.readAllBytes(), UTF_8);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Cache-Control: max-age=60",
        "Last-Modified: Sun, 29 Nov 2020 12:00:00 GMT",
        "X-Any: expire-after applies",
        "Content-Length: 1000000"
      })
  void theFirstLineOfAnEndlessBodyPassesAtOnce(String field) throws Exception {
    settings.expireAfter(ExpireAfter.of(Duration.ofMinutes(1)));
    CompletableFuture<HttpResponse> call = send();
    originSends(stream.sends("first\n"), field.split(": ", 2));
    try (InputStream in = answer(call).body().open()) {
      assertThat(line(in)).isEqualTo("first");
      stream.sends("second\n");
      assertThat(line(in)).isEqualTo("second");
    }
    assertThat(stream.isClosedSoon()).isTrue();
  }

  @Test
  void aBodyIsStoredWhenItsEndWasRead() throws Exception {
    CompletableFuture<HttpResponse> call = send();
    originSends(stream.sends("one, ").sends("two").ends(), FRESH, FOR_A_MINUTE);
    InputStream in = answer(call).body().open();
    assertThat(provider.cache()).isEmpty();
    assertThat(rest(in)).isEqualTo("one, two");
    assertThat(body(answer(send()))).isEqualTo("one, two");
    assertThat(status(answer(send()))).contains("; hit;");
    assertThat(origin.calls()).isEqualTo(1);
  }

  @Test
  void aCallerThatClosesBeforeTheEndIsReadStoresAShortRest() throws Exception {
    CompletableFuture<HttpResponse> call = send();
    originSends(stream.sends("{}").sends("\n").ends(), FRESH, FOR_A_MINUTE);
    try (InputStream in = answer(call).body().open()) {
      assertThat(in.readNBytes(2)).isEqualTo("{}".getBytes(UTF_8));
    }
    assertThat(stream.isClosedSoon()).isTrue();
    CompletableFuture<HttpResponse> next = send();
    assertThat(body(answer(next))).isEqualTo("{}\n");
    assertThat(origin.calls()).isEqualTo(1);
  }

  @Test
  void aCallerThatClosesBeforeALongRestStoresNothing() throws Exception {
    CompletableFuture<HttpResponse> call = send();
    originSends(stream.sends("first\n"), FRESH, FOR_A_MINUTE, "Content-Length", "1000000");
    answer(call).body().close();
    assertThat(stream.isClosedSoon()).isTrue();
    assertThat(provider.cache()).isEmpty();
    CompletableFuture<HttpResponse> next = send();
    origin.answers("Cache-Control", "max-age=60");
    assertThat(body(answer(next))).isEqualTo("2");
  }

  @Test
  void aFollowerReadsTheGrowingCopyFromItsBeginning() throws Exception {
    CompletableFuture<HttpResponse> leader = send();
    CompletableFuture<HttpResponse> waiting = send();
    originSends(stream.sends("first\n"), FRESH, FOR_A_MINUTE);
    InputStream one = answer(leader).body().open();
    assertThat(line(one)).isEqualTo("first");
    CompletableFuture<HttpResponse> later = send();
    InputStream two = answer(waiting).body().open();
    InputStream three = answer(later).body().open();
    assertThat(status(answer(waiting))).contains("; collapsed");
    assertThat(line(two)).isEqualTo("first");
    // The leader reads no more: its followers read on.
    stream.sends("second\n").ends();
    assertThat(rest(three)).isEqualTo("first\nsecond\n");
    assertThat(rest(two)).isEqualTo("second\n");
    assertThat(rest(one)).isEqualTo("second\n");
    assertThat(body(answer(send()))).isEqualTo("first\nsecond\n");
    assertThat(origin.calls()).isEqualTo(1);
  }

  @Test
  void aFollowerReadsOnAfterTheLeaderHasClosed() throws Exception {
    CompletableFuture<HttpResponse> leader = send();
    CompletableFuture<HttpResponse> follower = send();
    originSends(stream.sends("first\n"), FRESH, FOR_A_MINUTE);
    InputStream in = answer(follower).body().open();
    answer(leader).body().close();
    stream.sends("second\n").ends();
    assertThat(rest(in)).isEqualTo("first\nsecond\n");
  }

  @Test
  void theBreakOfTheConnectionIsTheEndOfAllReaders() throws Exception {
    CompletableFuture<HttpResponse> leader = send();
    CompletableFuture<HttpResponse> follower = send();
    originSends(stream.sends("first\n").breaks(), FRESH, FOR_A_MINUTE);
    InputStream one = answer(leader).body().open();
    InputStream two = answer(follower).body().open();
    assertThatThrownBy(one::readAllBytes).hasMessage("connection reset");
    assertThatThrownBy(two::readAllBytes).hasMessage("connection reset");
    assertThat(provider.cache()).isEmpty();
  }

  @Test
  void aFollowerNeverTakesAShortBodyForAWholeOne() throws Exception {
    CompletableFuture<HttpResponse> leader = send();
    CompletableFuture<HttpResponse> follower = send();
    originSends(stream.sends("first\n").ends(), FRESH, FOR_A_MINUTE, "Content-Length", "70000");
    InputStream in = answer(follower).body().open();
    assertThatThrownBy(in::readAllBytes).hasMessageContaining("ended after 6 bytes");
    assertThat(rest(answer(leader).body().open())).isEqualTo("first\n");
    assertThat(provider.cache()).isEmpty();
  }

  @Test
  void aFollowerWithOtherSecretsGetsNothingBeforeTheBodyWasSearched() throws Exception {
    settings.type(CacheType.SHARED);
    CompletableFuture<HttpResponse> leader = send("Authorization", "Bearer secret-of-the-leader");
    CompletableFuture<HttpResponse> follower = send();
    originSends(stream.sends("for secret-of-").sends("the-leader").ends(), FRESH, FOR_A_MINUTE);
    InputStream in = answer(leader).body().open();
    assertThat(follower).isNotDone();
    assertThat(rest(in)).isEqualTo("for secret-of-the-leader");
    assertThat(follower).isNotDone();
    origin.answers("Cache-Control", "no-store");
    assertThat(body(answer(follower))).isEqualTo("2");
    assertThat(provider.cache()).isEmpty();
  }

  @Test
  void aFollowerWithOtherSecretsGetsABodyThatRepeatsNone() throws Exception {
    settings.type(CacheType.SHARED);
    CompletableFuture<HttpResponse> leader = send("Authorization", "Bearer secret-of-the-leader");
    CompletableFuture<HttpResponse> follower = send();
    originSends(stream.sends("for "), FRESH, FOR_A_MINUTE);
    assertThat(leader).isDone();
    assertThat(follower).isNotDone();
    // The leader does not read its response.
    stream.sends("all").ends();
    assertThat(body(answer(follower))).isEqualTo("for all");
    assertThat(rest(answer(leader).body().open())).isEqualTo("for all");
    assertThat(origin.calls()).isEqualTo(1);
  }

  @Test
  void aFollowerOfAnotherVariantNeverGetsTheBodyOfTheLeader() throws Exception {
    settings.type(CacheType.SHARED);
    String[] vary = {FRESH, FOR_A_MINUTE, "Vary", "X-User"};
    CompletableFuture<HttpResponse> alice = send("X-User", "alice");
    CompletableFuture<HttpResponse> bob = send("X-User", "bob");
    CompletableFuture<HttpResponse> reload = send("X-User", "bob", "Cache-Control", "no-cache");
    origin.answersLast(
        ScriptedOrigin.response(200, vary).withBody(Body.of("for bob".getBytes(UTF_8))));
    assertThat(body(answer(reload))).isEqualTo("for bob");
    originSends(stream.sends("for alice").ends(), vary);
    assertThat(body(answer(bob))).isEqualTo("for bob");
    assertThat(body(answer(alice))).isEqualTo("for alice");
  }

  @Test
  void aSlowBodyDoesNotReplaceTheResponseToALaterRequest() throws Exception {
    CompletableFuture<HttpResponse> slow = send();
    originSends(stream.sends("old"), FRESH, FOR_A_MINUTE);
    InputStream in = answer(slow).body().open();
    clock.passes(Duration.ofSeconds(1));
    CompletableFuture<HttpResponse> reload = send("Cache-Control", "no-cache");
    origin.answers(FRESH, FOR_A_MINUTE);
    assertThat(body(answer(reload))).isEqualTo("2");
    stream.ends();
    assertThat(rest(in)).isEqualTo("old");
    assertThat(body(answer(send()))).isEqualTo("2");
  }

  @Test
  void aSlowVariantDoesNotReplaceTheVariantsThatWereStoredMeanwhile() throws Exception {
    String[] vary = {FRESH, FOR_A_MINUTE, "Vary", "Accept"};
    CompletableFuture<HttpResponse> slow = send("Accept", "text/html");
    originSends(stream.sends("old"), vary);
    InputStream in = answer(slow).body().open();
    clock.passes(Duration.ofSeconds(1));
    CompletableFuture<HttpResponse> other = send("Accept", "text/plain");
    origin.answers(vary);
    assertThat(body(answer(other))).isEqualTo("2");
    CompletableFuture<HttpResponse> reload = reload("Accept", "text/html");
    origin.answers(vary);
    assertThat(body(answer(reload))).isEqualTo("3");
    stream.ends();
    assertThat(rest(in)).isEqualTo("old");
    assertThat(body(answer(send("Accept", "text/plain")))).isEqualTo("2");
    assertThat(body(answer(send("Accept", "text/html")))).isEqualTo("3");
  }

  @Test
  void aSlowBodyWithoutVariantsDoesNotReplaceThoseThatWereStoredMeanwhile() throws Exception {
    CompletableFuture<HttpResponse> slow = send("Accept", "text/html");
    originSends(stream.sends("old"), FRESH, FOR_A_MINUTE);
    InputStream in = answer(slow).body().open();
    CompletableFuture<HttpResponse> reload = reload("Accept", "text/plain");
    origin.answers(FRESH, FOR_A_MINUTE, "Vary", "Accept");
    assertThat(body(answer(reload))).isEqualTo("2");
    stream.ends();
    assertThat(rest(in)).isEqualTo("old");
    assertThat(body(answer(send("Accept", "text/plain")))).isEqualTo("2");
  }

  private CompletableFuture<HttpResponse> reload(String name, String value) {
    return send(name, value, "Cache-Control", "no-cache");
  }

  @Test
  void aFilterOfBodiesSeesNoHeadWithoutItsBody() throws Exception {
    settings.filter(
        FilterSettings.none()
            .addResponseFilter(response -> response.response().body().length().orElse(0) > 0));
    CompletableFuture<HttpResponse> leader = send();
    CompletableFuture<HttpResponse> follower = send();
    originSends(stream.sends("all").ends(), FRESH, FOR_A_MINUTE);
    assertThat(body(answer(leader))).isEqualTo("all");
    assertThat(body(answer(follower))).isEqualTo("all");
    assertThat(origin.calls()).isEqualTo(1);
  }

  @Test
  void aSlowBodyReplacesTheStaleResponseThatWasFound() throws Exception {
    CompletableFuture<HttpResponse> first = send();
    origin.answers(FRESH, FOR_A_MINUTE);
    assertThat(body(answer(first))).isEqualTo("1");
    clock.passes(Duration.ofSeconds(61));
    CompletableFuture<HttpResponse> second = send();
    originSends(stream.sends("new").ends(), FRESH, FOR_A_MINUTE);
    assertThat(body(answer(second))).isEqualTo("new");
    assertThat(body(answer(send()))).isEqualTo("new");
    assertThat(origin.calls()).isEqualTo(2);
  }

  @Test
  void aResponseThatBecameStaleWhileItIsReceivedHoldsNoFollower() throws Exception {
    CompletableFuture<HttpResponse> leader = send();
    originSends(stream.sends("enc"), FRESH, FOR_A_MINUTE, "Content-Encoding", "br");
    assertThat(leader).isDone();
    clock.passes(Duration.ofSeconds(61));
    CompletableFuture<HttpResponse> follower = send();
    origin.answers(FRESH, FOR_A_MINUTE);
    assertThat(body(answer(follower))).isEqualTo("2");
  }

  @Test
  void aFollowerThatNeedsTheEndDoesNotWaitForALeaderThatDoesNotRead() throws Exception {
    CompletableFuture<HttpResponse> leader = send();
    CompletableFuture<HttpResponse> follower = send();
    originSends(stream.sends("enc"), FRESH, FOR_A_MINUTE, "Content-Encoding", "br");
    assertThat(leader).isDone();
    assertThat(follower).isNotDone();
    stream.sends("oded").ends();
    assertThat(body(answer(follower))).isEqualTo("encoded");
    assertThat(status(answer(follower))).contains("; collapsed");
  }

  @Test
  void aFollowerThatClosesAtOnceDoesNotEndTheResponseOfTheLeader() throws Exception {
    CompletableFuture<HttpResponse> leader = send();
    CompletableFuture<Void> follower = send().thenAccept(StreamingTest::close);
    originSends(stream.sends("first\n"), FRESH, FOR_A_MINUTE, "Content-Length", "1000000");
    assertThat(follower).isCompleted();
    InputStream in = answer(leader).body().open();
    assertThat(line(in)).isEqualTo("first");
    stream.sends("second\n");
    assertThat(line(in)).isEqualTo("second");
  }

  private static void close(HttpResponse response) {
    try {
      response.body().close();
    } catch (IOException failed) {
      throw new AssertionError(failed);
    }
  }

  @Test
  void aFieldThatRepeatsASecretIsNoticedBeforeTheBody() throws Exception {
    CompletableFuture<HttpResponse> call = send("Authorization", "Bearer secret-of-the-caller");
    originSends(stream.sends("first\n"), FRESH, FOR_A_MINUTE, "X-Echo", "secret-of-the-caller");
    assertThat(status(answer(call))).endsWith("detail=secret-in-response");
  }

  @Test
  void aStaleResponseHoldsNoFollower() throws Exception {
    CompletableFuture<HttpResponse> leader = send();
    CompletableFuture<HttpResponse> follower = send();
    originSends(stream.sends("first\n"), FRESH, "max-age=0", "ETag", "\"1\"");
    assertThat(line(answer(leader).body().open())).isEqualTo("first");
    assertThat(origin.calls()).isEqualTo(2);
    origin.answers("Cache-Control", "no-store");
    assertThat(body(answer(follower))).isEqualTo("2");
  }

  @Test
  void aResponseWithoutContentIsStoredUnread() throws Exception {
    CompletableFuture<HttpResponse> call = send();
    origin.answers(
        ScriptedOrigin.response(204, FRESH, FOR_A_MINUTE)
            .withBody(Body.of(InputStream.nullInputStream())));
    assertThat(answer(call).status()).isEqualTo(204);
    assertThat(status(answer(send()))).contains("; hit;");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "text/event-stream",
        "Text/Event-Stream; charset=utf-8",
        "multipart/x-mixed-replace; boundary=a"
      })
  void anEventStreamIsNeitherStoredNorAwaited(String type) throws Exception {
    CompletableFuture<HttpResponse> leader = send();
    CompletableFuture<HttpResponse> follower = send();
    originSends(stream.sends("data: 1\n"), FRESH, FOR_A_MINUTE, "Content-Type", type);
    assertThat(status(answer(leader))).endsWith("detail=event-stream");
    assertThat(line(answer(leader).body().open())).isEqualTo("data: 1");
    assertThat(origin.calls()).isEqualTo(2);
    origin.answers("Cache-Control", "max-age=60");
    assertThat(body(answer(follower))).isEqualTo("2");
  }

  @Test
  void aRequestThatAcceptsAnEventStreamBypassesTheCache() throws Exception {
    CompletableFuture<HttpResponse> stored = send();
    origin.answers("Cache-Control", "max-age=60");
    assertThat(body(answer(stored))).isEqualTo("1");
    CompletableFuture<HttpResponse> bypassing = send("Accept", "text/event-stream");
    origin.answers("Cache-Control", "max-age=60");
    assertThat(status(answer(bypassing)))
        .isEqualTo("jcache-http; fwd=bypass; fwd-status=200; detail=event-stream");
    assertThat(body(answer(send()))).isEqualTo("1");
  }

  @Test
  void aBackgroundRefreshReadsTheBodyToItsEnd() throws Exception {
    String lifetime = "max-age=60, stale-while-revalidate=60";
    CompletableFuture<HttpResponse> first = send();
    origin.answers("Cache-Control", lifetime);
    assertThat(body(answer(first))).isEqualTo("1");
    clock.passes(Duration.ofSeconds(70));
    assertThat(status(answer(send()))).endsWith("detail=stale-while-revalidate");
    originSendsToRefresh(stream.sends("re").sends("freshed").ends(), lifetime);
    assertThat(body(answer(send()))).isEqualTo("refreshed");
    assertThat(stream.isClosedSoon()).isTrue();
  }

  private void originSendsToRefresh(InputStream body, String lifetime) {
    Thread answering =
        new Thread(
            () -> {
              while (origin.isIdle()) {
                Thread.onSpinWait();
              }
              originSends(body, "Cache-Control", lifetime);
            });
    answering.start();
    refreshes.remove().run();
  }

  @Test
  void aResponseThatWasInvalidatedWhileItWasReceivedIsNotStored() throws Exception {
    CompletableFuture<HttpResponse> call = send();
    originSends(stream.sends("old").ends(), FRESH, FOR_A_MINUTE);
    InputStream in = answer(call).body().open();
    CompletableFuture<HttpResponse> unsafe =
        cache()
            .executeAsync(
                HttpRequest.builder("POST", URI.create("http://example.com/a")).build(), origin)
            .toCompletableFuture();
    origin.answers();
    assertThat(unsafe).isDone();
    assertThat(rest(in)).isEqualTo("old");
    assertThat(provider.cache()).isEmpty();
  }
}
