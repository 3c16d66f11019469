package org.jcachehttp.clients.hc5;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.List;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.nio.AsyncDataConsumer;
import org.apache.hc.core5.http.nio.CapacityChannel;
import org.apache.hc.core5.http.nio.support.classic.SharedInputBuffer;
import org.jspecify.annotations.Nullable;

/**
 * The content of a response of the origin as a stream, whose reads block until more of it arrives.
 * The origin sends no more than the buffer can hold ahead of the reader.
 */
final class OriginContent extends InputStream implements AsyncDataConsumer {

  private final SharedInputBuffer buffer = new SharedInputBuffer(16 << 10);
  private final Runnable cancellation;
  private volatile boolean isComplete;
  private volatile @Nullable IOException failure;

  /**
   * The content of a response.
   *
   * @param cancellation gives up the connection
   */
  OriginContent(Runnable cancellation) {
    this.cancellation = cancellation;
  }

  @Override
  public void updateCapacity(CapacityChannel channel) throws IOException {
    buffer.updateCapacity(channel);
  }

  @Override
  public void consume(ByteBuffer bytes) {
    int unused = buffer.fill(bytes);
  }

  /** The content ends when its connection can be used again. */
  @Override
  public void streamEnd(@Nullable List<? extends Header> trailers) {}

  @Override
  public void releaseResources() {}

  /** Ends the stream after the bytes that have arrived. */
  void end() {
    isComplete = true;
    buffer.markEndStream();
  }

  /** Fails this and later reads. */
  void fail(IOException cause) {
    failure = cause;
    buffer.abort();
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : Byte.toUnsignedInt(one[0]);
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    try {
      return buffer.read(target, offset, length);
    } catch (IOException aborted) {
      IOException cause = failure;
      throw cause == null ? aborted : new IOException(cause.getMessage(), cause);
    }
  }

  @Override
  public void close() {
    if (!isComplete && failure == null) {
      cancellation.run();
    }
  }
}
