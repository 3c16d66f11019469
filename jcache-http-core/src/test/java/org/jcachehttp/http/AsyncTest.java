package org.jcachehttp.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.jcachehttp.http.Scenario.body;
import static org.jcachehttp.http.Scenario.status;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import org.jcachehttp.http.internal.store.UnderlyingStorage;
import org.jcachehttp.http.message.AsyncOrigin;
import org.jcachehttp.http.message.Body;
import org.jcachehttp.http.message.HttpRequest;
import org.jcachehttp.http.message.HttpResponse;
import org.jcachehttp.storage.StorageLocation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Calls that complete later, under the same rules as those that block. */
class AsyncTest {

  private static final HttpRequest REQUEST = HttpRequest.get("http://example.com/a");

  @RegisterExtension private final ProviderUnderTest provider = new ProviderUnderTest();
  private final TestClock clock = new TestClock();
  private final ScriptedOrigin origin = new ScriptedOrigin();
  private final Queue<Runnable> work = new ArrayDeque<>();

  private final AsyncOrigin async =
      request -> {
        try {
          return CompletableFuture.completedFuture(origin.send(request));
        } catch (IOException failed) {
          return CompletableFuture.failedFuture(failed);
        }
      };

  private HttpCache cache() {
    return HttpCache.builder()
        .clock(clock)
        .asyncExecutor(work::add)
        .refreshExecutor(work::add)
        .over(provider.cache());
  }

  private CompletableFuture<HttpResponse> start() {
    return cache().executeAsync(REQUEST, async).toCompletableFuture();
  }

  private void doTheWork() {
    while (!work.isEmpty()) {
      work.remove().run();
    }
  }

  private HttpResponse get() {
    CompletableFuture<HttpResponse> answer = start();
    doTheWork();
    return answer.join();
  }

  @Test
  void whatIsFetchedOnceIsServedFromTheCache() {
    assertThat(status(get()))
        .isEqualTo("jcache-http; fwd=uri-miss; fwd-status=200; stored; ttl=60");
    HttpResponse hit = get();
    assertThat(body(hit)).isEqualTo("1");
    assertThat(status(hit)).isEqualTo("jcache-http; hit; ttl=60");
  }

  @Test
  void onlyACacheInTheProcessIsLookedUpOnTheCallersThread() {
    boolean inProcess =
        UnderlyingStorage.of(provider.cache()).location() instanceof StorageLocation.InProcess;
    CompletableFuture<HttpResponse> answer = start();
    assertThat(origin.calls()).isEqualTo(inProcess ? 1 : 0);
    doTheWork();
    assertThat(body(answer.join())).isEqualTo("1");
  }

  @Test
  void theThreadThatCompletesTheResponseReadsNoBody() {
    ByteArrayInputStream stream = new ByteArrayInputStream(new byte[] {'x'});
    CompletableFuture<HttpResponse> response = new CompletableFuture<>();
    CompletableFuture<HttpResponse> answer =
        cache().executeAsync(REQUEST, request -> response).toCompletableFuture();
    doTheWork();
    response.complete(
        ScriptedOrigin.response(200, "Cache-Control", "max-age=60").withBody(Body.of(stream)));
    assertThat(stream.available()).isEqualTo(1);
    doTheWork();
    assertThat(body(answer.join())).isEqualTo("x");
  }

  @Test
  void aFailureOfTheOriginIsTheFailureOfTheCall() {
    origin.isDown();
    assertThatThrownBy(this::get)
        .hasCauseInstanceOf(IOException.class)
        .hasRootCauseMessage("connection refused");
  }

  @Test
  void aCallWhoseWorkTheExecutorRejectsFailsAndIsCounted() {
    HttpCache full =
        HttpCache.builder()
            .clock(clock)
            .asyncExecutor(
                rejected -> {
                  throw new RejectedExecutionException("full");
                })
            .over(provider.cache());
    CompletableFuture<HttpResponse> answer =
        full.executeAsync(REQUEST, async).toCompletableFuture();
    assertThatThrownBy(answer::join).hasRootCauseMessage("full");
    assertThat(full.statistics().failed()).isEqualTo(1);
  }

  @Test
  @SuppressWarnings("NullAway") // a client that breaks its contract
  void anOriginThatReturnsNoStageFailsItsCallAndIsCounted() {
    HttpCache cache = cache();
    CompletableFuture<HttpResponse> answer =
        cache.executeAsync(REQUEST, request -> null).toCompletableFuture();
    doTheWork();
    assertThatThrownBy(answer::join).hasRootCauseMessage("AsyncOrigin.send returned null");
    assertThat(cache.statistics().failed()).isEqualTo(1);
  }

  @Test
  void aStaleResponseAnswersWhenTheOriginFails() {
    get();
    clock.passes(Duration.ofSeconds(61));
    origin.isDown();
    assertThat(status(get()))
        .isEqualTo("jcache-http; fwd=stale; ttl=-1; detail=origin-unreachable");
  }

  @Test
  void aStaleResponseAnswersWhileItIsRefreshed() {
    origin.answers(200, "Cache-Control", "max-age=60, stale-while-revalidate=60");
    get();
    clock.passes(Duration.ofSeconds(61));
    assertThat(status(get())).endsWith("detail=stale-while-revalidate");
    assertThat(origin.calls()).isEqualTo(2);
    assertThat(body(get())).isEqualTo("2");
  }

  @Test
  void anOriginThatThrowsInsteadOfFailingIsAFailure() {
    CompletableFuture<HttpResponse> answer =
        cache()
            .executeAsync(
                REQUEST,
                request -> {
                  throw new IllegalStateException("client closed");
                })
            .toCompletableFuture();
    doTheWork();
    assertThatThrownBy(answer::join).hasCauseInstanceOf(IllegalStateException.class);
  }
}
