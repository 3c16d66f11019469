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

/** The beginning of a stream, read piece by piece and never moved until its end is known. */
final class BodyBuffer {

  private static final int WINDOW = 64 << 10;

  private final InputStream stream;
  private final Deque<byte[]> pieces = new ArrayDeque<>();
  private long size;

  BodyBuffer(InputStream stream) {
    this.stream = stream;
  }

  /**
   * Reads to the end, or to the byte after {@code limit}; tells whether that was the end.
   *
   * @param announced how many bytes are said to come, at most {@code limit}
   */
  boolean readToEnd(int limit, OptionalLong announced) throws IOException {
    // One byte more than announced tells that the announcement was wrong.
    boolean ended = announced.isPresent() && (!fill(announced.getAsLong()) || !fill(1));
    while (!ended && size <= limit) {
      ended = !fill(Math.min(WINDOW, limit + 1 - size));
    }
    return ended;
  }

  /** Reads one piece of that size; tells whether there was so much. */
  private boolean fill(long wanted) throws IOException {
    byte[] piece = new byte[(int) wanted];
    int read = stream.readNBytes(piece, 0, piece.length);
    if (read > 0) {
      pieces.add(read < piece.length ? Arrays.copyOf(piece, read) : piece);
    }
    size += read;
    return read == piece.length;
  }

  /** All that was read; without a copy if it came in one piece. */
  byte[] toByteArray() {
    if (pieces.size() == 1) {
      return pieces.getFirst();
    }
    byte[] all = new byte[(int) size];
    int position = 0;
    for (byte[] piece : pieces) {
      System.arraycopy(piece, 0, all, position, piece.length);
      position += piece.length;
    }
    return all;
  }

  /**
   * What was read, each piece given up once it is read again, followed by what the stream still
   * holds; closing it closes the stream.
   */
  @SuppressWarnings("JdkObsolete") // SequenceInputStream takes nothing newer than an Enumeration
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
            byte[] piece = pieces.poll();
            atRest = piece == null;
            return piece == null ? stream : new ByteArrayInputStream(piece);
          }
        });
  }
}
