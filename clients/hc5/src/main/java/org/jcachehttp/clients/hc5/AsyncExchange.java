package org.jcachehttp.clients.hc5;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.hc.client5.http.async.AsyncExecCallback;
import org.apache.hc.client5.http.async.AsyncExecChain;
import org.apache.hc.core5.concurrent.CancellableDependency;
import org.apache.hc.core5.http.EntityDetails;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpRequest;
import org.apache.hc.core5.http.message.BasicHttpResponse;
import org.apache.hc.core5.http.nio.AsyncDataConsumer;
import org.jcachehttp.http.message.HttpResponse;
import org.jspecify.annotations.Nullable;

/**
 * The wait of a client for a response of the cache. Cancelling it ends the wait at once; a response
 * that arrives afterwards is closed.
 */
final class AsyncExchange {

  private final HttpRequest request;
  private final CancellableDependency dependency;
  private final AsyncExecCallback callback;
  private final CallEnd end;
  private final Runnable cancellation;
  private final AtomicBoolean isOver = new AtomicBoolean();

  /**
   * The wait of one call.
   *
   * @param cancellation ends what serves only this call, when it is cancelled
   */
  AsyncExchange(
      HttpRequest request,
      AsyncExecChain.Scope scope,
      AsyncExecCallback callback,
      Runnable cancellation) {
    this.request = request;
    this.dependency = scope.cancellableDependency;
    this.callback = callback;
    this.end = new CallEnd(callback);
    this.cancellation = cancellation;
  }

  void run(CompletionStage<HttpResponse> response) {
    dependency.setDependency(this::cancel);
    CompletionStage<HttpResponse> unused = response.whenComplete(this::receive);
  }

  private boolean cancel() {
    boolean isWaiting = isOver.compareAndSet(false, true);
    if (isWaiting) {
      cancellation.run();
      end.failed(new InterruptedIOException("the request was cancelled"));
    }
    return isWaiting;
  }

  private void receive(@Nullable HttpResponse response, @Nullable Throwable failure) {
    boolean isCancelled = !isOver.compareAndSet(false, true);
    if (response == null) {
      if (!isCancelled) {
        end.failed(cause(failure));
      }
    } else if (isCancelled) {
      BodyDelivery.close(response.body());
    } else {
      deliver(response);
    }
  }

  private static Throwable cause(@Nullable Throwable failure) {
    Throwable cause =
        failure instanceof CompletionException && failure.getCause() != null
            ? failure.getCause()
            : failure;
    return cause == null ? new IOException("no response") : cause;
  }

  private void deliver(HttpResponse response) {
    try {
      AsyncDataConsumer consumer = callback.handleResponse(head(response), content(response));
      if (consumer == null) {
        // Such as the response of a redirection that is followed.
        BodyDelivery.close(response.body());
        end.completed();
      } else {
        BodyDelivery delivery = new BodyDelivery(response.body(), consumer, end);
        dependency.setDependency(delivery);
        delivery.start();
      }
    } catch (IOException | HttpException | RuntimeException | Error failure) {
      // An error, such as a decoder that the class path lacks, would leave the caller waiting.
      BodyDelivery.close(response.body());
      end.failed(failure);
    }
  }

  private static BasicHttpResponse head(HttpResponse response) {
    return MessageHeads.withHead(
        new BasicHttpResponse(response.status(), response.reason()), response);
  }

  private @Nullable EntityDetails content(HttpResponse response) {
    return MessageHeads.hasContent(request.getMethod(), response.status())
        ? new ContentDetails(response)
        : null;
  }
}
