package org.jcachehttp.http.internal.body;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jcachehttp.http.message.Body;
import org.jspecify.annotations.Nullable;

/**
 * A copy of a stream that grows while readers read it, each from the beginning and at its own pace.
 * A reader that has read the whole copy reads on from the stream. Readers therefore do not wait for
 * a slow one. Safe for use by many threads; the lock is not held while the stream is read.
 *
 * <p>A body above the limit is no longer copied: only the bytes between its slowest and its fastest
 * reader are kept, at most {@link #WINDOW} of them.
 */
public final class BodyCopy {

  /** The largest distance of two readers of a body above the limit, in bytes. */
  static final int WINDOW = 1 << 20;

  /** How long a reader of a body above the limit waits for one that reads nothing. */
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  /** A caller that reads fewer bytes causes this many to be read. */
  private static final int MIN_READ = 8 << 10;

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final Readers readers = new Readers();
  private final InputStream stream;
  private final OptionalLong announced;
  private final int limit;
  private final Drain drain;
  private final Consumer<CopyEnd> onEnd;
  private final Segments segments = new Segments();
  private boolean isReading;
  private boolean isDraining;
  private final AtomicBoolean isReported = new AtomicBoolean();
  private @Nullable CopyEnd end;

  /**
   * Creates an empty copy.
   *
   * @param stream the stream, which this copy closes
   * @param announced the announced size in bytes
   * @param limit the largest size of a copy in bytes
   * @param drain reads the rest of the stream after the last reader was closed
   * @param onEnd is called once, by a thread that reads, before any reader sees the end
   */
  public BodyCopy(
      InputStream stream, OptionalLong announced, int limit, Drain drain, Consumer<CopyEnd> onEnd) {
    this.stream = stream;
    this.announced = announced;
    this.limit = limit;
    this.drain = drain;
    this.onEnd = onEnd;
  }

  /** Returns a reader for the caller that the stream was opened for. */
  public InputStream reader() {
    return reader(OptionalLong.empty()).orElseThrow();
  }

  /**
   * Returns the body for another caller, which fails to read one that is shorter than announced;
   * empty if the beginning is no longer kept.
   */
  public Optional<Body> laterBody() {
    return reader(announced).map(reader -> new Body.Streamed(reader, announced));
  }

  private Optional<CopyReader> reader(OptionalLong required) {
    return locked(
        () ->
            end instanceof CopyEnd.Failed || end instanceof CopyEnd.Abandoned
                ? Optional.empty()
                : segments
                    .begin()
                    .map(begin -> readers.add(new CopyReader(this, begin, required))));
  }

  private <T> T locked(Supplier<T> work) {
    lock.lock();
    try {
      return work.get();
    } finally {
      lock.unlock();
    }
  }

  /** Reads at least one byte for a reader, from the copy or from the stream; -1 at the end. */
  int read(CopyReader reader, byte[] target, int offset, int length) throws IOException {
    while (true) {
      int taken = takeOrBegin(reader, target, offset, length);
      if (taken != 0) {
        return taken;
      }
      readOn(length < MIN_READ ? new byte[MIN_READ] : new byte[Math.min(length, WINDOW)]);
    }
  }

  /** Takes bytes of the copy; returns 0 when the calling thread is the one to read on. */
  private int takeOrBegin(CopyReader reader, byte[] target, int offset, int length)
      throws IOException {
    lock.lock();
    try {
      while (true) {
        int taken = reader.take(target, offset, length);
        if (taken > 0) {
          changed.signalAll();
          return taken;
        }
        if (end != null) {
          return reader.atEnd(end);
        }
        if (isTurn()) {
          isReading = true;
          return 0;
        }
      }
    } finally {
      lock.unlock();
    }
  }

  /** Returns whether the calling thread may read on; otherwise after something has changed. */
  @SuppressWarnings("WaitNotInLoop") // the caller loops
  private boolean isTurn() throws InterruptedIOException {
    try {
      if (isReading) {
        changed.await();
        return false;
      }
      if (segments.areKept() || readers.areAllFrom(segments.size() - WINDOW)) {
        return true;
      }
      if (!changed.await(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
        readers.expelBefore(segments.size() - WINDOW);
      }
      return false;
    } catch (InterruptedException interrupt) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted while another caller read the body");
    }
  }

  /** Reads the next bytes of the stream without the lock. */
  private void readOn(byte[] buffer) {
    int read;
    try {
      read = stream.read(buffer, 0, buffer.length);
    } catch (IOException failure) {
      finish(new CopyEnd.Failed(failure));
      return;
    } catch (RuntimeException | Error failure) {
      finish(new CopyEnd.Failed(new IOException("the body cannot be read", failure)));
      throw failure;
    }
    if (read >= 0) {
      append(read == buffer.length ? buffer : Arrays.copyOf(buffer, read));
    } else {
      finish(segments.areKept() ? new CopyEnd.Complete(segments.toBody()) : new CopyEnd.TooLarge());
    }
  }

  private void append(byte[] bytes) {
    boolean isAboveLimit = locked(() -> add(bytes));
    if (isAboveLimit) {
      report(new CopyEnd.TooLarge());
    }
    drainIfUnread();
  }

  /** Adds bytes; returns whether the body is above the limit. */
  private boolean add(byte[] bytes) {
    segments.add(bytes);
    boolean isAboveLimit = segments.size() > limit;
    if (isAboveLimit) {
      segments.release();
    }
    isReading = false;
    changed.signalAll();
    return isAboveLimit;
  }

  /** Ends the copy for all readers, after its end was reported. */
  private void finish(CopyEnd reached) {
    try {
      StreamClosing.close(stream);
      report(reached);
    } finally {
      boolean unused = locked(() -> end(reached));
    }
  }

  /** Ends the copy; returns false if it has ended already. */
  private boolean end(CopyEnd reached) {
    boolean isFirst = end == null;
    end = isFirst ? reached : end;
    isReading = false;
    changed.signalAll();
    return isFirst;
  }

  /** Reports the first end only: the stream of a body above the limit ends later. */
  private void report(CopyEnd reached) {
    if (isReported.compareAndSet(false, true)) {
      onEnd.accept(reached);
    }
  }

  /** Forgets a reader; after the last one, the rest of the stream is read or abandoned. */
  void close(CopyReader reader) {
    boolean unused = locked(() -> forget(reader));
    drainIfUnread();
  }

  private boolean forget(CopyReader reader) {
    changed.signalAll();
    return readers.remove(reader);
  }

  /** What the last reader has left. */
  private enum Rest {
    IN_USE,
    SHORT,
    LONG
  }

  private void drainIfUnread() {
    switch (locked(this::beginDraining)) {
      case SHORT -> drain.readRest(this);
      case LONG -> abandon();
      case IN_USE -> {}
    }
  }

  private Rest beginDraining() {
    if (!readers.isEmpty() || end != null || isDraining) {
      return Rest.IN_USE;
    }
    isDraining = segments.areKept() && announced.orElse(0) - segments.size() <= Drain.LIMIT;
    return isDraining ? Rest.SHORT : Rest.LONG;
  }

  /** Reads up to that many further bytes, as long as there is no reader. */
  void readWhileUnread(int bytes) {
    long enough = locked(segments::size) + bytes;
    readWhile(() -> readers.isEmpty() && segments.size() < enough);
    locked(() -> isDraining = false);
  }

  /** Reads this copy ahead of its readers, for callers that wait for its end. */
  public void readAhead() {
    drain.readAhead(this);
  }

  /** Reads to the end, or to the limit of the copy, as long as there are readers. */
  void readWhileRead() {
    readWhile(() -> segments.areKept() && !readers.isEmpty());
  }

  private void readWhile(BooleanSupplier isWanted) {
    while (locked(() -> beginReading(isWanted))) {
      readOn(new byte[MIN_READ]);
    }
  }

  /** Waits for a thread that reads; returns whether the calling thread is to read on. */
  private boolean beginReading(BooleanSupplier isWanted) {
    while (isReading && end == null) {
      changed.awaitUninterruptibly();
    }
    boolean begins = end == null && isWanted.getAsBoolean();
    isReading |= begins;
    return begins;
  }

  /** Ends the copy if it has no readers; closes the stream even while a thread reads it. */
  void abandon() {
    if (locked(() -> readers.isEmpty() && end(new CopyEnd.Abandoned()))) {
      report(new CopyEnd.Abandoned());
      StreamClosing.close(stream);
    }
  }
}
