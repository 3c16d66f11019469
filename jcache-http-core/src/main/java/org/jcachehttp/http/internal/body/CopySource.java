package org.jcachehttp.http.internal.body;

import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The stream that a copy is made of, and the report of its end. Safe for use by many threads. */
final class CopySource {

  private static final Logger log = LoggerFactory.getLogger(CopySource.class);

  private final InputStream stream;
  private final Consumer<CopyEnd> onEnd;
  private final AtomicBoolean isReported = new AtomicBoolean();

  CopySource(InputStream stream, Consumer<CopyEnd> onEnd) {
    this.stream = stream;
    this.onEnd = onEnd;
  }

  /** Reads bytes into the room of a segment; returns their number, -1 at the end. */
  int read(Segment segment) throws IOException {
    return stream.read(segment.bytes, segment.length, segment.room());
  }

  /** Reports the first end only: the stream of a body above the limit ends later. */
  void report(CopyEnd end) {
    if (isReported.compareAndSet(false, true)) {
      onEnd.accept(end);
    }
  }

  /** Closes the stream, and reports its end. */
  void end(CopyEnd end) {
    try {
      close();
    } finally {
      report(end);
    }
  }

  /** Reports the end before the stream is closed: a thread that reads it sees another end. */
  void abandon() {
    try {
      report(new CopyEnd.Abandoned());
    } finally {
      close();
    }
  }

  /** A failure concerns no caller. */
  private void close() {
    try {
      stream.close();
    } catch (IOException | RuntimeException failure) {
      log.debug("the stream of a body cannot be closed", failure);
    }
  }
}
