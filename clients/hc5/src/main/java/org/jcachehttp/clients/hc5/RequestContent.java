package org.jcachehttp.clients.hc5;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpRequest;
import org.apache.hc.core5.http.nio.AsyncEntityProducer;
import org.apache.hc.core5.http.nio.DataStreamChannel;
import org.apache.hc.core5.http.nio.entity.BasicAsyncEntityProducer;
import org.jcachehttp.http.message.Body;
import org.jspecify.annotations.Nullable;

/**
 * The content of a request of an asynchronous client: short content that can be produced again is
 * read, so that the key can cover it; other content is announced, not read.
 *
 * @param producer the producer of the client; null if the request has no content
 * @param bytes the bytes; null if they were not read
 */
record RequestContent(@Nullable AsyncEntityProducer producer, Body.@Nullable Buffered bytes) {

  static RequestContent of(@Nullable AsyncEntityProducer producer) throws IOException {
    return producer != null && producer.isRepeatable() && MessageHeads.isShort(producer)
        ? new RequestContent(producer, Collector.read(producer))
        : new RequestContent(producer, null);
  }

  /** Returns a request with this content for the cache. */
  org.jcachehttp.http.message.HttpRequest toHttp(HttpRequest request) throws IOException {
    return MessageHeads.toHttp(request, producer, bytes);
  }

  /** Returns whether there is content that only the producer of the client has. */
  boolean isUnread() {
    return producer != null && bytes == null;
  }

  /** Returns the producer for a request to the origin; null if it has no content. */
  @Nullable AsyncEntityProducer toClient() {
    if (producer == null || bytes == null) {
      return producer;
    }
    // The client releases its own producer at the end of the call.
    ContentType type = ContentType.parseLenient(producer.getContentType());
    byte[] copy = new byte[bytes.size()];
    bytes.copyTo(copy, 0);
    return new BasicAsyncEntityProducer(copy, type, producer.isChunked());
  }

  /** Collects what a producer writes at once. */
  private static final class Collector implements DataStreamChannel {

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private boolean isComplete;

    /** Returns the content; null if the producer has to wait for it. */
    static Body.@Nullable Buffered read(AsyncEntityProducer producer) throws IOException {
      Collector collector = new Collector();
      int size;
      do {
        size = collector.bytes.size();
        producer.produce(collector);
      } while (!collector.isComplete && collector.bytes.size() > size);
      // Afterwards it produces the same again.
      producer.releaseResources();
      return collector.isComplete ? Body.of(collector.bytes.toByteArray()) : null;
    }

    @Override
    public void requestOutput() {}

    @Override
    public int write(ByteBuffer source) {
      byte[] part = new byte[source.remaining()];
      source.get(part);
      bytes.writeBytes(part);
      return part.length;
    }

    @Override
    public void endStream() {
      isComplete = true;
    }

    @Override
    public void endStream(@Nullable List<? extends Header> trailers) {
      isComplete = true;
    }
  }
}
