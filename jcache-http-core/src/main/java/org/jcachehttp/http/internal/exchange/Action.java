package org.jcachehttp.http.internal.exchange;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jcachehttp.http.message.HttpRequest;
import org.jcachehttp.http.message.HttpResponse;
import org.jcachehttp.http.status.CacheStatus;
import org.jcachehttp.http.stored.CachedResponse;

/**
 * What comes next on the way to an answer. The rules make steps and wait for nothing; who takes the
 * steps decides whether that blocks a thread.
 */
public sealed interface Action {

  /**
   * The end: the answer is there.
   *
   * @param response the answer
   * @param status how it came about
   * @param key where it is stored, or would be; empty if nothing was looked up
   * @param shareable what other requests for the same may be answered with as well
   */
  record Answer(
      HttpResponse response,
      CacheStatus status,
      Optional<String> key,
      Optional<CachedResponse> shareable)
      implements Action {

    /** The same answer, whose response others may be answered with as well. */
    Answer sharing(CachedResponse shared) {
      return new Answer(response, status, key, Optional.of(shared));
    }
  }

  /**
   * The origin has to be asked.
   *
   * @param request what for
   * @param reply what to do with its response
   */
  record Ask(HttpRequest request, Reply reply) implements Action {}

  /**
   * Another request like it is at the origin already.
   *
   * @param place where the news of that call comes in
   * @param longest how long to wait for it
   * @param then what to do with the news
   */
  record Await(CompletableFuture<CollapseOutcome> place, Duration longest, Reaction then)
      implements Action {}

  /** What to do when the origin has answered. */
  @FunctionalInterface
  interface Reply {

    /**
     * The next step after that response.
     *
     * @throws IOException if its body breaks off
     */
    Action received(TimedResponse received) throws IOException;

    /**
     * The next step when no response came.
     *
     * @throws IOException the failure, if there is no other answer
     */
    default Action failed(IOException failure) throws IOException {
      throw failure;
    }
  }

  /** What to do when another request like it has an end. */
  @FunctionalInterface
  interface Reaction {

    /** The next step after that news. */
    Action to(CollapseOutcome news);
  }
}
