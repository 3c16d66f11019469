package org.jcachehttp.http.stored;

import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.util.Arrays;
import org.jcachehttp.http.message.Body;
import org.jcachehttp.storage.UnreadableValueException;

/** Reads a range of bytes. Never reads beyond the range, or allocates more than its length. */
final class ByteReader {

  private final byte[] bytes;
  private final int end;
  private int position;

  ByteReader(byte[] bytes) {
    this(bytes, 0, bytes.length);
  }

  private ByteReader(byte[] bytes, int start, int end) {
    this.bytes = bytes;
    this.position = start;
    this.end = end;
  }

  int position() {
    return position;
  }

  boolean isAtEnd() {
    return position == end;
  }

  int octet() throws UnreadableValueException {
    return bytes[take(1)] & 0xFF;
  }

  int fixedInt() throws UnreadableValueException {
    return ByteBuffer.wrap(bytes).getInt(take(Integer.BYTES));
  }

  long fixedLong() throws UnreadableValueException {
    return ByteBuffer.wrap(bytes).getLong(take(Long.BYTES));
  }

  /** An integer of RFC 9000 section 16. */
  long varint() throws UnreadableValueException {
    int first = octet();
    long value = first & 0x3F;
    for (int more = (1 << (first >> 6)) - 1; more > 0; more--) {
      value = value << 8 | octet();
    }
    return value;
  }

  /** A text after its length. */
  String text(Charset charset) throws UnreadableValueException {
    int length = length();
    return new String(bytes, take(length), length, charset);
  }

  /** Octets after their length, copied. */
  byte[] octets() throws UnreadableValueException {
    return octets(length());
  }

  /** A number of octets, copied. */
  byte[] octets(int length) throws UnreadableValueException {
    int start = take(length);
    return Arrays.copyOfRange(bytes, start, start + length);
  }

  /** A body after its length; the bytes stay where they are. */
  Body.Buffered body() throws UnreadableValueException {
    int length = length();
    return Body.of(bytes, take(length), length);
  }

  /** A reader of the bytes after their length. */
  ByteReader section() throws UnreadableValueException {
    int length = length();
    int start = take(length);
    return new ByteReader(bytes, start, start + length);
  }

  private int length() throws UnreadableValueException {
    long length = varint();
    if (length > end - position) {
      throw cutShort(length);
    }
    return (int) length;
  }

  private int take(int length) throws UnreadableValueException {
    if (length > end - position) {
      throw cutShort(length);
    }
    int start = position;
    position += length;
    return start;
  }

  private UnreadableValueException cutShort(long wanted) {
    return new UnreadableValueException(
        "cut short: "
            + wanted
            + " bytes expected at "
            + position
            + ", "
            + (end - position)
            + " there");
  }
}
