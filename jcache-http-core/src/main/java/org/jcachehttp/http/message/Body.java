package org.jcachehttp.http.message;

import java.io.ByteArrayInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.util.Arrays;
import java.util.Objects;
import java.util.OptionalLong;

/** The content of a message (RFC 9110 section 6.4): bytes in memory, or a stream to read once. */
public sealed interface Body extends Closeable {

  /** {@return the empty body} */
  static Buffered empty() {
    return Buffered.EMPTY;
  }

  /**
   * {@return a body of these bytes}
   *
   * @param bytes the bytes, which are not copied and must not be modified afterwards
   */
  static Buffered of(byte[] bytes) {
    return new Buffered(bytes, 0, bytes.length);
  }

  /**
   * {@return a body of a range of an array}
   *
   * @param bytes the array, which is not copied and must not be modified afterwards
   * @param offset the index of the first byte
   * @param length the number of bytes
   * @throws IndexOutOfBoundsException if the range is not within the array
   */
  static Buffered of(byte[] bytes, int offset, int length) {
    Objects.checkFromIndexSize(offset, length, bytes.length);
    return new Buffered(bytes, offset, length);
  }

  /**
   * {@return a body of unknown length that is read once from a stream}
   *
   * @param stream the stream, which {@link #close()} closes
   */
  static Streamed of(InputStream stream) {
    return new Streamed(stream, OptionalLong.empty());
  }

  /**
   * {@return a body of known length that is read once from a stream}
   *
   * @param stream the stream, which {@link #close()} closes
   * @param length the announced length in bytes
   * @throws IllegalArgumentException if {@code length} is negative
   */
  static Streamed of(InputStream stream, long length) {
    if (length < 0) {
      throw new IllegalArgumentException("length is " + length + ", but takes 0 or more bytes");
    }
    return new Streamed(stream, OptionalLong.of(length));
  }

  /**
   * Opens the body.
   *
   * @return a stream of the whole body, which the caller closes; the same one each time for a body
   *     that is read once
   */
  InputStream open();

  /** {@return the length in bytes, as announced for a stream; empty if it is unknown} */
  OptionalLong length();

  /**
   * Reads the whole body as text and closes it.
   *
   * @param charset the charset of the text
   * @return the text, with a replacement for malformed bytes
   * @throws IOException if the stream fails
   */
  default String string(Charset charset) throws IOException {
    try (InputStream stream = open()) {
      return new String(stream.readAllBytes(), charset);
    }
  }

  /** Releases a body that will not be read, and with it the connection of a stream. */
  @Override
  void close() throws IOException;

  /**
   * A body in memory. It can be opened any number of times, by any thread, and its bytes are never
   * copied.
   */
  final class Buffered implements Body {

    private static final Buffered EMPTY = new Buffered(new byte[0], 0, 0);

    private final byte[] bytes;
    private final int offset;
    private final int length;

    private Buffered(byte[] bytes, int offset, int length) {
      this.bytes = bytes;
      this.offset = offset;
      this.length = length;
    }

    @Override
    public InputStream open() {
      return new ByteArrayInputStream(bytes, offset, length);
    }

    @Override
    public OptionalLong length() {
      return OptionalLong.of(length);
    }

    /** {@return the number of bytes} */
    public int size() {
      return length;
    }

    @Override
    public String string(Charset charset) {
      return new String(bytes, offset, length, charset);
    }

    /**
     * {@return a range of this body, which is not copied}
     *
     * @param first the index of the first byte
     * @param size the number of bytes
     * @throws IndexOutOfBoundsException if the range is not within this body
     */
    public Buffered slice(int first, int size) {
      Objects.checkFromIndexSize(first, size, length);
      return new Buffered(bytes, offset + first, size);
    }

    /**
     * Copies all bytes into an array.
     *
     * @param target the array to copy into
     * @param position the index in {@code target} of the first byte
     * @throws IndexOutOfBoundsException if {@code target} is too short
     */
    public void copyTo(byte[] target, int position) {
      System.arraycopy(bytes, offset, target, position, length);
    }

    /**
     * {@return the byte at an index}
     *
     * @param index the index, from 0
     * @throws IndexOutOfBoundsException if the index is not within this body
     */
    public byte byteAt(int index) {
      return bytes[offset + Objects.checkIndex(index, length)];
    }

    /** {@return the length in bytes of the array that this body keeps on the heap} */
    public int heldBytes() {
      return bytes.length;
    }

    /** Has no effect. */
    @Override
    public void close() {}

    @Override
    public boolean equals(Object other) {
      return other instanceof Buffered that
          && Arrays.equals(
              bytes, offset, offset + length, that.bytes, that.offset, that.offset + that.length);
    }

    @Override
    public int hashCode() {
      int hash = length;
      for (int i = offset; i < offset + length; i++) {
        hash = 31 * hash + bytes[i];
      }
      return hash;
    }

    @Override
    public String toString() {
      return length + " bytes";
    }
  }

  /**
   * A body that is read once from a stream.
   *
   * @param stream the stream
   * @param length the announced length in bytes; empty if it is unknown
   */
  record Streamed(InputStream stream, OptionalLong length) implements Body {

    @Override
    public InputStream open() {
      return stream;
    }

    @Override
    public void close() throws IOException {
      stream.close();
    }
  }
}
