package org.jcachehttp.clients.jdk;

import java.io.ByteArrayOutputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import org.jcachehttp.http.message.Body;
import org.jcachehttp.http.message.Fields;

/**
 * The content of a request as the cache sees it: short content is read, so that the key can cover
 * it; other content is only announced, and passes from its publisher to the origin.
 *
 * @param bytes the content; empty if there is none, or if it is announced only
 * @param announcement the fields that announce content that was not read
 */
record RequestContent(Body.Buffered bytes, Fields announcement) {

  /** The longest content that is read, in bytes. */
  private static final int READ = 64 << 10;

  private static final List<String> ANNOUNCING = List.of("Content-Length", "Transfer-Encoding");

  /** Reads the content; complete at once unless the publisher is asynchronous. */
  static CompletionStage<RequestContent> of(HttpRequest request) {
    Optional<BodyPublisher> publisher = request.bodyPublisher();
    long length = publisher.map(BodyPublisher::contentLength).orElse(0L);
    if (publisher.isEmpty() || length == 0) {
      return completed(Body.empty(), Fields.empty());
    }
    if (length > READ) {
      return completed(Body.empty(), Fields.of("Content-Length", Long.toString(length)));
    }
    if (length < 0) {
      return completed(Body.empty(), Fields.of("Transfer-Encoding", "chunked"));
    }
    Collector collector = new Collector();
    publisher.get().subscribe(collector);
    return collector.content.thenApply(bytes -> new RequestContent(Body.of(bytes), Fields.empty()));
  }

  private static CompletionStage<RequestContent> completed(Body.Buffered bytes, Fields fields) {
    return CompletableFuture.completedFuture(new RequestContent(bytes, fields));
  }

  /** Returns whether the fields of a request announce content. */
  static boolean isAnnounced(Fields fields) {
    return fields.has(ANNOUNCING.get(0)) || fields.has(ANNOUNCING.get(1));
  }

  /** Returns the fields that a request to Java's client may set. */
  static Fields withoutAnnouncement(Fields fields) {
    return fields.without(ANNOUNCING);
  }

  private static final class Collector implements Flow.Subscriber<ByteBuffer> {

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final CompletableFuture<byte[]> content = new CompletableFuture<>();

    @Override
    public void onSubscribe(Flow.Subscription subscription) {
      subscription.request(Long.MAX_VALUE);
    }

    @Override
    public void onNext(ByteBuffer buffer) {
      byte[] part = new byte[buffer.remaining()];
      buffer.get(part);
      bytes.writeBytes(part);
    }

    @Override
    public void onError(Throwable failure) {
      content.completeExceptionally(failure);
    }

    @Override
    public void onComplete() {
      content.complete(bytes.toByteArray());
    }
  }
}
