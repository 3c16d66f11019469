package org.jcachehttp.faults.heap;

import java.io.IOException;
import java.io.InputStream;

/** A body of 100 MB that takes no memory: byte n is n modulo 251. */
final class LargeBody extends InputStream {

  static final int LENGTH = 100_000_000;
  private static final int MODULUS = 251;

  private int position;

  @Override
  public int read() {
    return position == LENGTH ? -1 : position++ % MODULUS;
  }

  @Override
  public int read(byte[] target, int offset, int length) {
    if (position == LENGTH) {
      return -1;
    }
    int count = Math.min(length, LENGTH - position);
    for (int i = 0; i < count; i++) {
      target[offset + i] = (byte) (position++ % MODULUS);
    }
    return count;
  }

  /** Returns whether a stream has the same bytes. It is read in pieces. */
  static boolean isContentOf(InputStream stream) throws IOException {
    LargeBody expected = new LargeBody();
    byte[] piece = new byte[1 << 16];
    for (int count = stream.read(piece); count >= 0; count = stream.read(piece)) {
      for (int i = 0; i < count; i++) {
        if ((byte) expected.read() != piece[i]) {
          return false;
        }
      }
    }
    return expected.position == LENGTH;
  }
}
