package org.jcachehttp.http.internal.exchange;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.Enumeration;
import java.util.OptionalLong;

/** Buffers the beginning of a stream in chunks, which are copied only once the end is reached. */
final class BodyBuffer {

  private static final int CHUNK_SIZE = 64 << 10;

  private final InputStream stream;
  private final Deque<byte[]> chunks = new ArrayDeque<>();
  private long size;

  BodyBuffer(InputStream stream) {
    this.stream = stream;
  }

  /**
   * Reads to the end of the stream, but not further than one byte after the limit; returns whether
   * the end was reached.
   *
   * @param announced the announced number of bytes, at most {@code limit}
   */
  boolean readToEnd(int limit, OptionalLong announced) throws IOException {
    // One byte more than announced is read to detect a body that is longer than announced.
    boolean ended = announced.isPresent() && (!fill(announced.getAsLong()) || !fill(1));
    while (!ended && size <= limit) {
      ended = !fill(Math.min(CHUNK_SIZE, limit + 1 - size));
    }
    return ended;
  }

  /** Reads one chunk of that size; returns false if the stream ended before. */
  private boolean fill(long wanted) throws IOException {
    byte[] chunk = new byte[(int) wanted];
    int read = stream.readNBytes(chunk, 0, chunk.length);
    if (read > 0) {
      chunks.add(read < chunk.length ? Arrays.copyOf(chunk, read) : chunk);
    }
    size += read;
    return read == chunk.length;
  }

  /** Returns the buffered bytes; a single chunk is not copied. */
  byte[] toByteArray() {
    if (chunks.size() == 1) {
      return chunks.getFirst();
    }
    byte[] all = new byte[(int) size];
    int position = 0;
    for (byte[] chunk : chunks) {
      System.arraycopy(chunk, 0, all, position, chunk.length);
      position += chunk.length;
    }
    return all;
  }

  /**
   * Returns a stream of the buffered bytes followed by the rest of the stream. Each chunk is
   * released when it is read; closing the stream closes the underlying one.
   */
  @SuppressWarnings("JdkObsolete") // SequenceInputStream takes an Enumeration
  InputStream resumed() {
    return new SequenceInputStream(
        new Enumeration<InputStream>() {
          private boolean atRest;

          @Override
          public boolean hasMoreElements() {
            return !atRest;
          }

          @Override
          public InputStream nextElement() {
            byte[] chunk = chunks.poll();
            atRest = chunk == null;
            return chunk == null ? stream : new ByteArrayInputStream(chunk);
          }
        });
  }
}
