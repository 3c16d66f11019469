package org.jcachehttp.http.internal.body;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jcachehttp.storage.internal.DaemonThreads;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads bodies on threads of its own. It reads what is left of a body that its caller closed early,
 * for example a JSON parser that has read the last brace but not the end of the stream, up to a
 * limit of bytes and time. It also reads a body ahead of its callers if there are several.
 */
public final class Drain {

  private static final Logger log = LoggerFactory.getLogger(Drain.class);

  /** The longest rest that is read, in bytes. */
  static final int LIMIT = 64 << 10;

  private static final Duration LONGEST = Duration.ofSeconds(1);

  /** How long a caller that closes a body waits, so that its next request finds the response. */
  private static final Duration WAIT = Duration.ofMillis(100);

  private static final int MAX_THREADS = 8;

  private final Executor threads = daemons("jcache-http-drain", MAX_THREADS);
  private final Executor ahead = daemons("jcache-http-read-ahead", Integer.MAX_VALUE);

  private static Executor daemons(String name, int max) {
    return new ThreadPoolExecutor(
        0, max, 1, TimeUnit.SECONDS, new SynchronousQueue<>(), DaemonThreads.named(name));
  }

  /** Reads the rest of a copy without readers, and abandons the copy if that takes too long. */
  void readRest(BodyCopy copy) {
    CountDownLatch done = new CountDownLatch(1);
    try {
      threads.execute(() -> readRest(copy, done));
      threads.execute(() -> abandonUnlessDone(copy, done));
    } catch (RejectedExecutionException | OutOfMemoryError noThread) {
      copy.abandon();
      return;
    }
    boolean unused = isDoneWithin(WAIT, done);
  }

  private static void readRest(BodyCopy copy, CountDownLatch done) {
    try {
      logFailure(() -> copy.readWhileUnread(LIMIT));
    } finally {
      done.countDown();
    }
  }

  /** Reads a copy ahead of its readers, on a thread for each copy that several callers want. */
  void readAhead(BodyCopy copy) {
    try {
      ahead.execute(() -> logFailure(copy::readWhileRead));
    } catch (OutOfMemoryError noThread) {
      log.warn("no thread can read a body ahead, its readers read it", noThread);
      copy.endReadingAhead();
    }
  }

  /** The readers of the copy see the failure too, but there may be none. */
  private static void logFailure(Runnable reading) {
    try {
      reading.run();
    } catch (RuntimeException failure) {
      log.warn("a body cannot be read or stored", failure);
    }
  }

  private static void abandonUnlessDone(BodyCopy copy, CountDownLatch done) {
    boolean unused = isDoneWithin(LONGEST, done);
    copy.abandon();
  }

  /** Returns early if interrupted; the thread stays interrupted. */
  private static boolean isDoneWithin(Duration time, CountDownLatch done) {
    try {
      return done.await(time.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException interrupt) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
