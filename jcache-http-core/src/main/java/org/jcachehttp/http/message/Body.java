package org.jcachehttp.http.message;

import java.io.ByteArrayInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Objects;
import java.util.OptionalLong;

/** The content of a message (RFC 9110 section 6.4): bytes at hand, or a stream to be read once. */
public sealed interface Body extends Closeable {

  /** A body without a byte. */
  static Buffered empty() {
    return Buffered.EMPTY;
  }

  /** A body of these bytes, which nobody may modify from here on. */
  static Buffered of(byte[] bytes) {
    return new Buffered(bytes, 0, bytes.length);
  }

  /** A body of {@code length} bytes from {@code offset}, which nobody may modify from here on. */
  static Buffered of(byte[] bytes, int offset, int length) {
    Objects.checkFromIndexSize(offset, length, bytes.length);
    return new Buffered(bytes, offset, length);
  }

  /** A body that is read from {@code stream}, once, to its end. */
  static Streamed of(InputStream stream) {
    return new Streamed(stream, OptionalLong.empty());
  }

  /** A body that is read from {@code stream}, once, and is said to be {@code length} bytes long. */
  static Streamed of(InputStream stream, long length) {
    return new Streamed(stream, OptionalLong.of(length));
  }

  /** The bytes as a stream, which the caller closes. */
  InputStream open();

  /** How many bytes there are, or are said to be; empty if nobody knows. */
  OptionalLong length();

  /** Gives back what is held for a body that will not be read, such as a connection. */
  @Override
  void close() throws IOException;

  /** Bytes at hand: opened any number of times, by any thread, and never copied. */
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

    /** How many bytes there are. */
    public int size() {
      return length;
    }

    /** {@code size} of the bytes from {@code first} on, which are not copied. */
    public Buffered slice(int first, int size) {
      Objects.checkFromIndexSize(first, size, length);
      return new Buffered(bytes, offset + first, size);
    }

    /** Copies all bytes to {@code target}, from {@code position} on. */
    public void copyTo(byte[] target, int position) {
      System.arraycopy(bytes, offset, target, position, length);
    }

    /**
     * The byte at that index.
     *
     * @throws IndexOutOfBoundsException if there are not that many
     */
    public byte byteAt(int index) {
      return bytes[offset + Objects.checkIndex(index, length)];
    }

    /** How many bytes of the heap are held for this body, which may be a part of an array. */
    public int heldBytes() {
      return bytes.length;
    }

    /** Does nothing: there is nothing to give back. */
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
   * Bytes that come once.
   *
   * @param stream where they come from
   * @param length how many are said to come
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
