package org.jcachehttp.clients.jdk;

import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import org.jcachehttp.http.message.HttpResponse;
import org.jspecify.annotations.Nullable;

/**
 * The asynchronous execution of a call. Cancelling its result ends the caller's wait only, since
 * other calls may wait for the same response.
 */
final class AsyncCall<T> {

  private final FollowRule rule;
  private final Delivery<T> delivery;
  private final Optional<Executor> executor;
  private final CompletableFuture<java.net.http.HttpResponse<T>> result = new CompletableFuture<>();

  /** Whether a call follows the redirection of a response. */
  interface FollowRule {
    boolean follows(JdkCall call, HttpResponse response) throws IOException;
  }

  /**
   * Creates an execution.
   *
   * @param executor completes the result; empty if any thread does
   */
  AsyncCall(FollowRule rule, Delivery<T> delivery, Optional<Executor> executor) {
    this.rule = rule;
    this.delivery = delivery;
    this.executor = executor;
  }

  CompletableFuture<java.net.http.HttpResponse<T>> run(CompletionStage<JdkCall> call) {
    CompletionStage<java.net.http.HttpResponse<T>> response = call.thenCompose(this::execute);
    CompletionStage<java.net.http.HttpResponse<T>> completed =
        executor.isPresent()
            ? response.whenCompleteAsync(this::complete, executor.get())
            : response.whenComplete(this::complete);
    // An executor that is shut down refuses to complete the result.
    CompletionStage<java.net.http.HttpResponse<T>> unused = completed.whenComplete(this::complete);
    return result;
  }

  private void complete(
      java.net.http.@Nullable HttpResponse<T> response, @Nullable Throwable failure) {
    if (failure == null) {
      result.complete(response);
    } else {
      result.completeExceptionally(
          failure instanceof CompletionException && failure.getCause() != null
              ? failure.getCause()
              : failure);
    }
  }

  private CompletionStage<java.net.http.HttpResponse<T>> execute(JdkCall call) {
    try {
      return call.executeAsync().thenCompose(response -> answer(call, response));
    } catch (IOException failure) {
      return CompletableFuture.failedFuture(failure);
    }
  }

  private CompletionStage<java.net.http.HttpResponse<T>> answer(
      JdkCall call, HttpResponse response) {
    try {
      if (result.isDone()) {
        response.body().close();
        throw new CancellationException();
      }
      if (!rule.follows(call, response)) {
        return delivery.deliver(call.head(response), response.body());
      }
      response.body().close();
      return execute(call);
    } catch (IOException failure) {
      return CompletableFuture.failedFuture(failure);
    }
  }
}
