package org.jcachehttp.clients.hc5;

import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.UnaryOperator;
import org.apache.hc.client5.http.ClientProtocolException;
import org.apache.hc.client5.http.async.AsyncExecCallback;
import org.apache.hc.client5.http.async.AsyncExecChain;
import org.apache.hc.core5.http.EntityDetails;
import org.apache.hc.core5.http.nio.AsyncDataConsumer;
import org.jcachehttp.http.message.Body;
import org.jcachehttp.http.message.HttpResponse;
import org.jspecify.annotations.Nullable;

/** One request to the origin, and its connection. */
final class OriginCall implements AsyncExecCallback {

  private final AsyncExecChain.Scope scope;
  private final UnaryOperator<HttpResponse> received;
  private final CompletableFuture<HttpResponse> response = new CompletableFuture<>();
  private volatile @Nullable HttpResponse withoutContent;
  private volatile @Nullable OriginContent content;

  /**
   * A request to the origin.
   *
   * @param scope has the connection, which is only used by this request
   * @param received makes the response as the cache may store it
   */
  OriginCall(AsyncExecChain.Scope scope, UnaryOperator<HttpResponse> received) {
    this.scope = scope;
    this.received = received;
  }

  /** Completes when the header section of the response has arrived. */
  CompletionStage<HttpResponse> response() {
    return response;
  }

  @Override
  public @Nullable AsyncDataConsumer handleResponse(
      org.apache.hc.core5.http.HttpResponse head, @Nullable EntityDetails details) {
    if (details == null) {
      withoutContent = received.apply(MessageHeads.toHttp(head, Body.empty()));
      return null;
    }
    OriginContent stream = new OriginContent(this::cancel);
    content = stream;
    long length = details.getContentLength();
    Body body = length < 0 ? Body.of(stream) : Body.of(stream, length);
    response.complete(received.apply(MessageHeads.toHttp(head, body)));
    return stream;
  }

  /** The request itself is not cancelled if its connection has no hard cancellation. */
  void cancel() {
    boolean unused = scope.cancellableDependency.cancel();
    scope.execRuntime.discardEndpoint();
  }

  @Override
  public void handleInformationResponse(org.apache.hc.core5.http.HttpResponse head) {
    // Other callers may wait for the same response.
  }

  @Override
  public void completed() {
    scope.execRuntime.releaseEndpoint();
    OriginContent stream = content;
    if (stream != null) {
      stream.end();
    }
    response.complete(withoutContent);
  }

  @Override
  public void failed(Exception cause) {
    scope.execRuntime.discardEndpoint();
    IOException failure = cause instanceof IOException io ? io : new ClientProtocolException(cause);
    OriginContent stream = content;
    if (stream != null) {
      stream.fail(failure);
    }
    response.completeExceptionally(failure);
  }
}
