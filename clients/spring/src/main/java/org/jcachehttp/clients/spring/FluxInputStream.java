package org.jcachehttp.clients.spring;

import java.io.IOException;
import java.io.InputStream;
import java.util.Iterator;
import java.util.stream.Stream;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import reactor.core.Exceptions;
import reactor.core.publisher.Flux;

/**
 * The bytes of buffers as a stream, whose reads block until the next buffer arrives, and no longer.
 * At most {@value #DEMAND} buffers are requested ahead of the reader.
 */
final class FluxInputStream extends InputStream {

  private static final int DEMAND = 4;

  private final Stream<byte[]> stream;
  private final Iterator<byte[]> chunks;
  private byte[] chunk = {};
  private int position;

  /** Subscribes at once, so that a body without content is released unread. */
  FluxInputStream(Flux<DataBuffer> buffers) {
    this.stream = buffers.map(FluxInputStream::bytes).toStream(DEMAND);
    this.chunks = stream.iterator();
  }

  private static byte[] bytes(DataBuffer buffer) {
    byte[] bytes = new byte[buffer.readableByteCount()];
    buffer.read(bytes);
    DataBufferUtils.release(buffer);
    return bytes;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : Byte.toUnsignedInt(one[0]);
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    while (position == chunk.length) {
      if (!hasNext()) {
        return -1;
      }
      chunk = chunks.next();
      position = 0;
    }
    int size = Math.min(length, chunk.length - position);
    System.arraycopy(chunk, position, target, offset, size);
    position += size;
    return size;
  }

  private boolean hasNext() throws IOException {
    try {
      return chunks.hasNext();
    } catch (RuntimeException failure) {
      Throwable cause = Exceptions.unwrap(failure);
      throw cause instanceof IOException io ? io : new IOException(cause);
    }
  }

  /** Cancels the rest. */
  @Override
  public void close() {
    stream.close();
  }
}
