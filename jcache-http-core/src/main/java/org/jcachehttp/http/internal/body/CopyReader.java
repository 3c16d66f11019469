package org.jcachehttp.http.internal.body;

import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * Reads a copy from its beginning. For use by one thread at a time; any thread may close it. The
 * lock of the copy guards its position.
 */
final class CopyReader extends InputStream {

  private final BodyCopy copy;
  private final OptionalLong required;
  private @Nullable Segment current;
  private int offset;
  private long position;
  private volatile boolean isClosed;

  /**
   * Creates a reader.
   *
   * @param begin the first segment
   * @param required the size in bytes below which the body is incomplete for this reader
   */
  CopyReader(BodyCopy copy, Segment begin, OptionalLong required) {
    this.copy = copy;
    this.current = begin;
    this.required = required;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] target, int from, int length) throws IOException {
    Objects.checkFromIndexSize(from, length, target.length);
    if (isClosed) {
      throw closed();
    }
    return length == 0 ? 0 : copy.read(this, target, from, length);
  }

  private static IOException closed() {
    return new IOException("the body is closed");
  }

  /** Returns how many bytes are there without waiting; decoders look for further members by it. */
  @Override
  public int available() {
    return copy.available(this);
  }

  @Override
  public void close() {
    if (!isClosed) {
      isClosed = true;
      copy.close(this);
    }
  }

  /** Returns the number of bytes in the next segment that has some which were not read yet. */
  int availableBytes() {
    if (current == null) {
      return 0;
    }
    int left = current.length - offset;
    return left == 0 && current.next != null ? current.next.length : left;
  }

  long position() {
    return position;
  }

  /** Releases the bytes that only this reader needs; its next read fails. */
  void expel() {
    current = null;
  }

  /** Takes the next bytes of the copy; returns 0 if there are none yet. */
  int take(byte[] target, int from, int length) throws IOException {
    if (current == null) {
      throw new IOException("this body was not read while another caller waited for it");
    }
    if (isClosed) {
      throw closed();
    }
    while (offset == current.length && current.next != null) {
      current = current.next;
      offset = 0;
    }
    int taken = Math.min(length, current.length - offset);
    System.arraycopy(current.bytes, offset, target, from, taken);
    offset += taken;
    position += taken;
    return taken;
  }

  /** Returns -1 after a complete body. */
  int atEnd(CopyEnd end) throws IOException {
    if (end instanceof CopyEnd.Failed failed) {
      throw new IOException(failed.cause().getMessage(), failed.cause());
    }
    if (end instanceof CopyEnd.Abandoned) {
      throw closed();
    }
    if (position < required.orElse(0)) {
      throw new IOException("the body ended after " + position + " bytes, before its length");
    }
    return -1;
  }
}
