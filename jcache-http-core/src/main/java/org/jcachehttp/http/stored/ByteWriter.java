package org.jcachehttp.http.stored;

import java.nio.ByteBuffer;
import java.util.Arrays;
import org.jcachehttp.http.message.Body;

/** Writes bytes, and integers in the format of RFC 9000 section 16. */
final class ByteWriter {

  private byte[] bytes;
  private int size;
  private Body.Buffered body = Body.empty();
  private int bodyAt;

  ByteWriter(int expectedSize) {
    bytes = new byte[expectedSize];
  }

  byte[] toByteArray() {
    byte[] all = new byte[Math.addExact(size, body.size())];
    System.arraycopy(bytes, 0, all, 0, bodyAt);
    body.copyTo(all, bodyAt);
    System.arraycopy(bytes, bodyAt, all, bodyAt + body.size(), size - bodyAt);
    return all;
  }

  void raw(byte[] more) {
    reserve(more.length);
    System.arraycopy(more, 0, bytes, size, more.length);
    size += more.length;
  }

  /** Writes the only body, which may be large and is copied once, at the end. */
  void body(Body.Buffered written) {
    body = written;
    bodyAt = size;
  }

  void octet(int value) {
    reserve(1);
    bytes[size++] = (byte) value;
  }

  void fixedLong(long value) {
    raw(ByteBuffer.allocate(Long.BYTES).putLong(value).array());
  }

  /** Writes a length before the bytes it counts. */
  void prefixed(byte[] counted) {
    varint(counted.length);
    raw(counted);
  }

  void varint(int value) {
    if (value < 1 << 6) {
      octet(value);
    } else if (value < 1 << 14) {
      octet(0x40 | value >> 8);
      octet(value);
    } else if (value < 1 << 30) {
      raw(ByteBuffer.allocate(Integer.BYTES).putInt(0x8000_0000 | value).array());
    } else {
      fixedLong(0xC000_0000_0000_0000L | value);
    }
  }

  private void reserve(int more) {
    if (bytes.length - size < more) {
      bytes = Arrays.copyOf(bytes, Math.addExact(size, more + size / 2));
    }
  }
}
