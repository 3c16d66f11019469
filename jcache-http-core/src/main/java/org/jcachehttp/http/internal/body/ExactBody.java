package org.jcachehttp.http.internal.body;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.jcachehttp.http.message.Body;

/** A body whose bytes are at known positions: to read it fails if it has another size. */
public final class ExactBody {

  private ExactBody() {}

  /**
   * Returns a body that closes the given one.
   *
   * @param size its size in bytes
   */
  public static Body of(Body body, long size) {
    return Body.of(new ExactStream(body.open(), size), size);
  }

  private static final class ExactStream extends FilterInputStream {

    private final long size;
    private long position;

    ExactStream(InputStream in, long size) {
      super(in);
      this.size = size;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
      int read = in.read(target, offset, length);
      position += Math.max(0, read);
      if (position > size || (read < 0 && position < size)) {
        throw new IOException("a part has " + position + " bytes, but states " + size);
      }
      return read;
    }

    @Override
    public long skip(long count) throws IOException {
      byte[] skipped = new byte[(int) Math.min(count, 8192)];
      return Math.max(0, read(skipped, 0, skipped.length));
    }

    @Override
    public boolean markSupported() {
      return false;
    }
  }
}
