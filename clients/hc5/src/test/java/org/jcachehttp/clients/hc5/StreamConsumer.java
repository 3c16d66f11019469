package org.jcachehttp.clients.hc5;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.hc.core5.concurrent.FutureCallback;
import org.apache.hc.core5.http.EntityDetails;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.nio.AsyncResponseConsumer;
import org.apache.hc.core5.http.nio.CapacityChannel;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.jcachehttp.http.message.Body;
import org.jcachehttp.http.message.HttpResponse;
import org.jspecify.annotations.Nullable;

/** Receives a response whose body is read while it arrives. */
final class StreamConsumer implements AsyncResponseConsumer<Void> {

  private final CompletableFuture<HttpResponse> response = new CompletableFuture<>();
  private final CompletableFuture<Future<?>> exchange = new CompletableFuture<>();
  private final OriginContent content = new OriginContent(this::cancel);
  private volatile @Nullable FutureCallback<Void> callback;

  /** Waits for the header section of the response. */
  HttpResponse response(Future<?> future) throws ExecutionException, InterruptedException {
    exchange.complete(future);
    return response.get();
  }

  private void cancel() {
    boolean unused = exchange.join().cancel(true);
  }

  @Override
  public void consumeResponse(
      org.apache.hc.core5.http.HttpResponse head,
      @Nullable EntityDetails details,
      HttpContext context,
      FutureCallback<Void> end) {
    callback = end;
    if (details == null) {
      response.complete(MessageHeads.toHttp(head, Body.empty()));
      end.completed(null);
    } else {
      response.complete(MessageHeads.toHttp(head, Body.of(content)));
    }
  }

  @Override
  public void informationResponse(
      org.apache.hc.core5.http.HttpResponse head, HttpContext context) {}

  @Override
  public void updateCapacity(CapacityChannel channel) throws IOException {
    content.updateCapacity(channel);
  }

  @Override
  public void consume(ByteBuffer bytes) {
    content.consume(bytes);
  }

  @Override
  public void streamEnd(@Nullable List<? extends Header> trailers) {
    content.end();
    if (callback != null) {
      callback.completed(null);
    }
  }

  @Override
  public void failed(Exception cause) {
    IOException failure = cause instanceof IOException io ? io : new IOException(cause);
    content.fail(failure);
    response.completeExceptionally(failure);
  }

  @Override
  public void releaseResources() {}
}
