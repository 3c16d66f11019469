package org.jcachehttp.clients.jdk;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.jcachehttp.http.message.Body;

/**
 * Publishes a body to the subscriber of a body handler, as fast as the subscriber asks for it. One
 * thread at a time reads and publishes.
 */
final class BodyPublication implements Flow.Subscription {

  private static final int CHUNK = 16 << 10;

  private final InputStream stream;
  private final Flow.Subscriber<? super List<ByteBuffer>> subscriber;
  private final Executor executor;
  private final AtomicLong demand = new AtomicLong();
  private final AtomicInteger signals = new AtomicInteger();
  private volatile boolean ended;

  /**
   * Creates a publication.
   *
   * @param executor runs reads that may block
   */
  BodyPublication(
      Body body, Flow.Subscriber<? super List<ByteBuffer>> subscriber, Executor executor) {
    this.stream = body.open();
    this.subscriber = subscriber;
    this.executor = body instanceof Body.Buffered ? Runnable::run : executor;
  }

  void start() {
    subscriber.onSubscribe(this);
  }

  @Override
  public void request(long number) {
    if (number <= 0) {
      if (end()) {
        subscriber.onError(
            new IllegalArgumentException("the demand is " + number + ", not above 0"));
      }
      return;
    }
    demand.accumulateAndGet(
        number, (before, more) -> before + more < 0 ? Long.MAX_VALUE : before + more);
    if (signals.getAndIncrement() == 0) {
      executor.execute(this::publish);
    }
  }

  private void publish() {
    int seen = 1;
    while (seen != 0) {
      while (!ended && demand.get() > 0) {
        demand.decrementAndGet();
        publishNext();
      }
      seen = signals.addAndGet(-seen);
    }
  }

  private void publishNext() {
    byte[] chunk = new byte[CHUNK];
    try {
      int length = stream.read(chunk);
      if (length >= 0) {
        subscriber.onNext(List.of(ByteBuffer.wrap(exact(chunk, length)).asReadOnlyBuffer()));
      } else if (end()) {
        complete();
      }
    } catch (IOException | RuntimeException | Error failure) {
      if (end()) {
        subscriber.onError(failure);
      }
    }
  }

  /** The caller waits for the body of a subscriber that fails too. */
  private void complete() {
    try {
      subscriber.onComplete();
    } catch (RuntimeException | Error failure) {
      subscriber.onError(failure);
    }
  }

  private static byte[] exact(byte[] chunk, int length) {
    return length == chunk.length ? chunk : Arrays.copyOf(chunk, length);
  }

  /** Closes the stream; returns false if the publication had already ended. */
  private boolean end() {
    if (ended) {
      return false;
    }
    ended = true;
    try {
      stream.close();
    } catch (IOException ignored) {
      // The subscriber needs no more of the body.
    }
    return true;
  }

  @Override
  public void cancel() {
    boolean unused = end();
  }
}
