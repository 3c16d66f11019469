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
 * limit of bytes and time. It also reads a body ahead of a slow caller while others wait for its
 * end.
 */
public final class Drain {

  private static final Logger log = LoggerFactory.getLogger(Drain.class);

  /** The longest rest that is read, in bytes. */
  static final int LIMIT = 64 << 10;

  private static final Duration LONGEST = Duration.ofSeconds(1);

  /** How long a caller that closes a body waits, so that its next request finds the response. */
  private static final Duration WAIT = Duration.ofMillis(100);

  private static final int MAX_THREADS = 8;

  private final Executor threads =
      new ThreadPoolExecutor(
          0,
          MAX_THREADS,
          1,
          TimeUnit.SECONDS,
          new SynchronousQueue<>(),
          DaemonThreads.named("jcache-http-drain"));

  /** Reads the rest of a copy without readers, and abandons the copy if that takes too long. */
  void readRest(BodyCopy copy) {
    CountDownLatch done = new CountDownLatch(1);
    try {
      threads.execute(() -> readRest(copy, done));
      threads.execute(() -> abandonUnlessDone(copy, done));
    } catch (RejectedExecutionException tooMany) {
      copy.abandon();
      return;
    }
    boolean unused = isDoneWithin(WAIT, done);
  }

  private static void readRest(BodyCopy copy, CountDownLatch done) {
    try {
      copy.readWhileUnread(LIMIT);
    } finally {
      done.countDown();
    }
  }

  /** Reads a copy ahead of its readers, unless too many are read ahead already. */
  void readAhead(BodyCopy copy) {
    try {
      threads.execute(copy::readWhileRead);
    } catch (RejectedExecutionException tooMany) {
      log.debug("callers that wait for the end of a body wait for its readers", tooMany);
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
