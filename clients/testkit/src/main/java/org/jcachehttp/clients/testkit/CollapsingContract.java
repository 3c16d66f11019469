package org.jcachehttp.clients.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jcachehttp.clients.testkit.LoopbackOrigin.answer;

import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Concurrent requests for one response make one call. */
interface CollapsingContract extends ClientFixture {

  int CALLERS = 6;

  /** Responds when the latch is open. */
  private static HttpHandler late(CountDownLatch open) {
    return exchange -> {
      try {
        boolean unused = open.await(1, TimeUnit.MINUTES);
      } catch (InterruptedException end) {
        Thread.currentThread().interrupt();
      }
      answer(200, "text", "Cache-Control", "max-age=60").handle(exchange);
    };
  }

  private Received getUnchecked(String... fields) {
    try {
      return get("/topic", fields);
    } catch (IOException failure) {
      throw new AssertionError(failure);
    }
  }

  @Test
  default void concurrentRequestsMakeOneCall() {
    CountDownLatch open = new CountDownLatch(1);
    origin().serves("/topic", late(open));
    ExecutorService callers = Executors.newFixedThreadPool(CALLERS);
    try {
      List<CompletableFuture<Received>> all =
          IntStream.range(0, CALLERS)
              .mapToObj(i -> CompletableFuture.supplyAsync(() -> getUnchecked(), callers))
              .toList();
      await(() -> origin().requests() > 0);
      open.countDown();
      assertThat(all).allMatch(response -> response.join().text().equals("text"));
    } finally {
      callers.shutdownNow();
    }
    assertThat(origin().requests()).isEqualTo(1);
  }

  @Test
  default void concurrentUsersMakeTheirOwnCalls() {
    CountDownLatch open = new CountDownLatch(1);
    origin().serves("/topic", late(open));
    ExecutorService callers = Executors.newFixedThreadPool(CALLERS);
    try {
      List<CompletableFuture<Received>> all =
          IntStream.range(0, 2)
              .mapToObj(
                  i ->
                      CompletableFuture.supplyAsync(
                          () -> getUnchecked("Authorization", "Bearer a1b2c3d" + i), callers))
              .toList();
      await(() -> origin().requests() == 2);
      open.countDown();
      assertThat(all).allMatch(response -> response.join().text().equals("text"));
    } finally {
      callers.shutdownNow();
    }
  }

  @Test
  default void anInterruptEndsTheWaitOfAFollower()
      throws IOException, ExecutionException, InterruptedException {
    CountDownLatch open = new CountDownLatch(1);
    origin().serves("/topic", late(open));
    ExecutorService callers = Executors.newFixedThreadPool(2);
    try {
      Future<Received> leader = callers.submit(() -> get("/topic"));
      await(() -> origin().requests() == 1);
      CompletableFuture<Throwable> end = new CompletableFuture<>();
      Thread follower = new Thread(() -> end.complete(failure()));
      follower.start();
      await(
          () ->
              follower.getState() == Thread.State.TIMED_WAITING
                  || follower.getState() == Thread.State.WAITING);
      follower.interrupt();
      assertThat(end.get()).isInstanceOf(IOException.class);
      open.countDown();
      assertThat(leader.get().text()).isEqualTo("text");
    } finally {
      callers.shutdownNow();
    }
    assertHit("/topic", "text");
  }

  private Throwable failure() {
    try {
      return new AssertionError("no failure, but " + get("/topic").text());
    } catch (IOException failure) {
      return failure;
    }
  }
}
