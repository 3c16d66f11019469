package org.jcachehttp.http.internal.body;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jcachehttp.http.message.Body;
import org.jspecify.annotations.Nullable;

/**
 * A copy of a stream that grows while readers read it, each from the beginning and at its own pace.
 * A single reader reads on from the stream; for several, a thread of the cache does. Readers
 * therefore do not wait for a slow one. Safe for use by many threads; the lock is not held while
 * the stream is read.
 *
 * <p>A body above the limit is no longer copied: only the bytes between its slowest and its fastest
 * reader are kept. They grow no further than {@link #WINDOW}.
 */
public final class BodyCopy {

  /** The largest distance of two readers of a body above the limit, in bytes. */
  static final int WINDOW = 1 << 20;

  /** How long a reader of a body above the limit waits for one that reads nothing. */
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final CopyLock lock = new CopyLock();
  private final Readers readers = new Readers();
  private final CopySource source;
  private final OptionalLong announced;
  private final int limit;
  private final Drain drain;
  private final Segments segments;
  private boolean isReading;
  private boolean isDraining;
  private boolean isReadAhead;
  private @Nullable CopyEnd end;

  /**
   * Creates an empty copy.
   *
   * @param stream the stream, which this copy closes
   * @param announced the announced size in bytes
   * @param limit the largest size of a copy in bytes
   * @param drain reads the rest of the stream after the last reader was closed
   * @param onEnd is called once, with the first end; before a reader sees it if the body was read
   */
  public BodyCopy(
      InputStream stream, OptionalLong announced, int limit, Drain drain, Consumer<CopyEnd> onEnd) {
    this.source = new CopySource(stream, onEnd);
    this.announced = announced;
    this.segments = new Segments(announced);
    this.limit = limit;
    this.drain = drain;
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
    Optional<CopyReader> reader = reader(announced);
    reader.ifPresent(another -> readAhead());
    return reader.map(another -> new Body.Streamed(another, announced));
  }

  private Optional<CopyReader> reader(OptionalLong required) {
    return lock.locked(
        () ->
            end instanceof CopyEnd.Failed || end instanceof CopyEnd.Abandoned
                ? Optional.empty()
                : segments
                    .begin()
                    .map(begin -> readers.add(new CopyReader(this, begin, required))));
  }

  /** Returns how many bytes a reader can read without waiting. */
  int available(CopyReader reader) {
    return lock.locked(reader::availableBytes);
  }

  /** Reads at least one byte for a reader, from the copy or from the stream; -1 at the end. */
  int read(CopyReader reader, byte[] target, int offset, int length) throws IOException {
    while (true) {
      int taken = lock.lockedRead(() -> takeOrBegin(reader, target, offset, length));
      if (taken != 0) {
        return taken;
      }
      readOn();
    }
  }

  /** Takes bytes of the copy; returns 0 when the calling thread is the one to read on. */
  private int takeOrBegin(CopyReader reader, byte[] target, int offset, int length)
      throws IOException {
    while (true) {
      int taken = reader.take(target, offset, length);
      if (taken > 0) {
        if (!segments.areKept()) {
          lock.signalChange();
        }
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
  }

  /** Returns whether the calling thread may read on; otherwise after something has changed. */
  private boolean isTurn() throws InterruptedIOException {
    if (isReading || isReadAhead) {
      lock.awaitChange();
      return false;
    }
    boolean isTurn = segments.areKept() || readers.areAllFrom(segments.size() - WINDOW);
    if (!isTurn && !lock.isChangedWithin(PATIENCE)) {
      readers.expelBefore(segments.size() - WINDOW);
    }
    return isTurn;
  }

  /** Reads the next bytes of the stream; the lock is not held meanwhile. */
  private void readOn() {
    try {
      Segment segment = lock.locked(segments::withRoom);
      int read = source.read(segment);
      if (read >= 0) {
        append(read);
      } else {
        finish(lock.locked(this::reachedEnd));
      }
    } catch (IOException failure) {
      finish(new CopyEnd.Failed(failure));
    } catch (RuntimeException | Error failure) {
      finish(new CopyEnd.Failed(new IOException("the body cannot be read", failure)));
      throw failure;
    }
  }

  private CopyEnd reachedEnd() {
    return segments.areKept() ? new CopyEnd.Complete(segments.join()) : new CopyEnd.TooLarge();
  }

  private void append(int bytes) {
    boolean isAboveLimit = lock.change(() -> add(bytes));
    if (isAboveLimit) {
      source.report(new CopyEnd.TooLarge());
    }
    drainIfUnread();
  }

  /** Adds bytes; returns whether the body is above the limit. */
  private boolean add(int bytes) {
    segments.add(bytes);
    boolean isAboveLimit = segments.size() > limit;
    if (isAboveLimit) {
      segments.release();
    }
    isReading = false;
    return isAboveLimit;
  }

  /** Ends the copy for all readers, after its end was reported. */
  private void finish(CopyEnd reached) {
    try {
      source.end(reached);
    } finally {
      boolean unused = lock.change(() -> end(reached));
    }
  }

  /** Ends the copy; returns false if it has ended already. */
  private boolean end(CopyEnd reached) {
    isReading = false;
    if (end != null) {
      return false;
    }
    end = reached;
    return true;
  }

  /** Forgets a reader; after the last one, the rest of the stream is read or abandoned. */
  void close(CopyReader reader) {
    boolean unused = lock.change(() -> readers.remove(reader));
    drainIfUnread();
  }

  private enum Rest {
    IN_USE,
    SHORT,
    LONG
  }

  private void drainIfUnread() {
    switch (lock.locked(this::beginDraining)) {
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
    long enough = lock.locked(segments::size) + bytes;
    readWhile(() -> readers.isEmpty() && segments.size() < enough);
  }

  /**
   * Reads this copy on a thread of the cache, for several callers that read it or wait for its end:
   * one that is slow or interrupted later concerns no other. Has no effect the second time.
   */
  public void readAhead() {
    if (lock.locked(this::beginReadingAhead)) {
      drain.readAhead(this);
    }
  }

  private boolean beginReadingAhead() {
    boolean begins = !isReadAhead && segments.areKept() && end == null;
    isReadAhead |= begins;
    return begins;
  }

  /** Reads to the end, or to the limit of the copy, as long as there are readers. */
  void readWhileRead() {
    try {
      readWhile(() -> segments.areKept() && !readers.isEmpty());
    } finally {
      endReadingAhead();
    }
  }

  /** Lets the readers read on themselves. */
  void endReadingAhead() {
    boolean unused = lock.change(() -> isReadAhead = false);
  }

  private void readWhile(BooleanSupplier isWanted) {
    while (lock.locked(() -> beginReading(isWanted))) {
      readOn();
    }
  }

  /** Waits for a thread that reads; returns whether the calling thread is to read on. */
  private boolean beginReading(BooleanSupplier isWanted) {
    while (isReading && end == null) {
      lock.awaitChangeUninterruptibly();
    }
    boolean begins = end == null && isWanted.getAsBoolean();
    isReading |= begins;
    return begins;
  }

  /**
   * Ends the copy if it has no readers; closes the stream even while a thread reads it. Otherwise a
   * later close of the last reader drains it again.
   */
  void abandon() {
    if (lock.change(this::endDraining)) {
      source.abandon();
    }
  }

  private boolean endDraining() {
    isDraining = false;
    return readers.isEmpty() && end(new CopyEnd.Abandoned());
  }
}
