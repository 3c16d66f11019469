package org.jcachehttp.clients.jdk;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodySubscriber;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jcachehttp.clients.jdk.CachedHttpResponse.Head;
import org.jcachehttp.http.message.Body;
import org.jcachehttp.storage.internal.DaemonThreads;

/**
 * Delivers bodies to the body handler of a caller.
 *
 * @param handler the handler
 */
record Delivery<T>(BodyHandler<T> handler) {

  /**
   * Bodies that stream are read here: on the client's own executor a read could wait for itself.
   */
  private static final Executor THREADS =
      new ThreadPoolExecutor(
          0,
          Integer.MAX_VALUE,
          1,
          TimeUnit.SECONDS,
          new SynchronousQueue<>(),
          DaemonThreads.named("jcache-http-jdk"));

  /** Returns the response when the handler has its body. */
  CompletableFuture<HttpResponse<T>> deliver(Head head, Body body) throws IOException {
    return subscribed(head, body)
        .getBody()
        .<HttpResponse<T>>thenApply(value -> new CachedHttpResponse<>(head, value))
        .toCompletableFuture();
  }

  private BodySubscriber<T> subscribed(Head head, Body body) throws IOException {
    try {
      BodySubscriber<T> subscriber = handler.apply(head);
      new BodyPublication(body, subscriber, THREADS).start();
      return subscriber;
    } catch (RuntimeException | Error failure) {
      body.close();
      throw failure;
    }
  }

  /**
   * Delivers a body, and waits until the handler has it.
   *
   * @throws IOException if the body cannot be read
   * @throws InterruptedException if the thread is interrupted; the body is closed
   */
  HttpResponse<T> deliverNow(Head head, Body body) throws IOException, InterruptedException {
    try {
      return deliver(head, body).get();
    } catch (ExecutionException failure) {
      throw failure(failure);
    } catch (InterruptedException interrupt) {
      body.close();
      throw interrupt;
    }
  }

  /** Returns the failure of a future as Java's client throws it. */
  static IOException failure(Exception failure) {
    Throwable cause = failure.getCause();
    if (cause instanceof RuntimeException unchecked) {
      throw unchecked;
    }
    if (cause instanceof Error error) {
      throw error;
    }
    return cause instanceof IOException io ? io : new IOException(cause);
  }
}
