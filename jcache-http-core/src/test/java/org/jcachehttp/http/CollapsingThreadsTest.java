package org.jcachehttp.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.jcachehttp.http.Scenario.body;

import java.io.InterruptedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.stream.Stream;
import org.jcachehttp.http.message.HttpRequest;
import org.jcachehttp.http.message.HttpResponse;
import org.jcachehttp.http.message.Origin;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Blocking callers for the same response, each on a thread of its own. */
@Timeout(60)
class CollapsingThreadsTest {

  @RegisterExtension private final Scenario scenario = new Scenario();
  private final CountDownLatch gate = new CountDownLatch(1);
  private final List<Thread> threads = new ArrayList<>();

  private final Origin gated =
      request -> {
        try {
          gate.await();
        } catch (InterruptedException interrupted) {
          throw new InterruptedIOException("interrupted");
        }
        return scenario.origin.send(request);
      };

  private List<Future<HttpResponse>> start(HttpCache cache, int callers) {
    List<Future<HttpResponse>> answers = new ArrayList<>();
    for (int i = 0; i < callers; i++) {
      FutureTask<HttpResponse> call =
          new FutureTask<>(() -> cache.execute(HttpRequest.get(Scenario.URI_OF_A), gated));
      Thread thread = new Thread(call);
      threads.add(thread);
      answers.add(call);
      thread.start();
    }
    return answers;
  }

  /** Until each thread waits: one for the gate, the others for its call. */
  private void awaitAllWaiting() {
    while (threads.stream().anyMatch(thread -> !isWaiting(thread))) {
      Thread.onSpinWait();
    }
  }

  private static boolean isWaiting(Thread thread) {
    boolean isBlocked =
        thread.getState() == Thread.State.WAITING
            || thread.getState() == Thread.State.TIMED_WAITING;
    return isBlocked
        && Stream.of(thread.getStackTrace()).noneMatch(CollapsingThreadsTest::isInStore);
  }

  /** A remote store lets a thread wait as well, before its call. */
  private static boolean isInStore(StackTraceElement frame) {
    return frame.getClassName().startsWith("org.jcachehttp.http.internal.store.");
  }

  @Test
  void section4_requestsOfAHundredThreadsAreOneRequestToTheOrigin() throws Exception {
    List<Future<HttpResponse>> answers =
        start(scenario.settings.over(scenario.provider.cache()), 100);
    awaitAllWaiting();
    gate.countDown();
    for (Future<HttpResponse> answer : answers) {
      assertThat(body(answer.get())).isEqualTo("1");
    }
    assertThat(scenario.origin.calls()).isEqualTo(1);
  }

  @Test
  void interruptingAllThreadsDoesNotAffectLaterRequests() throws Exception {
    List<Future<HttpResponse>> answers =
        start(scenario.settings.over(scenario.provider.cache()), 3);
    awaitAllWaiting();
    threads.forEach(Thread::interrupt);
    // One was at the origin, and each of the others made the next call or was told to leave.
    for (Future<HttpResponse> answer : answers) {
      assertThatThrownBy(answer::get)
          .isInstanceOf(ExecutionException.class)
          .hasCauseInstanceOf(InterruptedIOException.class);
    }
    gate.countDown();
    assertThat(body(scenario.get())).isEqualTo("1");
  }
}
