package org.jcachehttp.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A stream of the origin, which a test feeds. A read waits for the next piece. */
public final class FedStream extends InputStream {

  private static final byte[] END = {};

  private final BlockingQueue<byte[]> pieces = new LinkedBlockingQueue<>();
  private final CountDownLatch closed = new CountDownLatch(1);
  private byte[] current = END;
  private int offset;
  private boolean ended;
  private volatile boolean broken;
  private volatile boolean awaited;

  /** Sends bytes, which one read returns at once. */
  public FedStream sends(String text) {
    return sends(text.getBytes(UTF_8));
  }

  FedStream sends(byte[] piece) {
    pieces.add(piece);
    return this;
  }

  /** Ends the stream after the pieces that were sent. */
  public FedStream ends() {
    pieces.add(END);
    return this;
  }

  /** Breaks the connection after the pieces that were sent. */
  FedStream breaks() {
    broken = true;
    return ends();
  }

  /** Returns whether a thread waits for the next piece. */
  public boolean isAwaited() {
    return awaited;
  }

  /** Waits until the stream was closed. */
  public boolean isClosedSoon() throws InterruptedException {
    return closed.await(30, TimeUnit.SECONDS);
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0];
  }

  @Override
  public int read(byte[] target, int from, int length) throws IOException {
    if (offset == current.length && !ended) {
      current = next();
      offset = 0;
      ended = current.length == 0;
    }
    if (current.length == 0) {
      if (broken) {
        throw new IOException("connection reset");
      }
      return -1;
    }
    int read = Math.min(length, current.length - offset);
    System.arraycopy(current, offset, target, from, read);
    offset += read;
    return read;
  }

  private byte[] next() throws InterruptedIOException {
    awaited = pieces.isEmpty();
    try {
      return pieces.take();
    } catch (InterruptedException interrupt) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted");
    } finally {
      awaited = false;
    }
  }

  /** A thread that waits in a read fails, as with a socket. */
  @Override
  public void close() {
    closed.countDown();
    breaks();
  }
}
