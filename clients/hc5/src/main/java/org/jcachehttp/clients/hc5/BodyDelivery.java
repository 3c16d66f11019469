package org.jcachehttp.clients.hc5;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.hc.core5.concurrent.Cancellable;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.nio.AsyncDataConsumer;
import org.apache.hc.core5.http.nio.CapacityChannel;
import org.jcachehttp.http.message.Body;
import org.jcachehttp.storage.internal.DaemonThreads;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Delivers a body to the consumer of a client, as fast as the capacity of the consumer allows. One
 * thread at a time reads and delivers; it may block, and is no thread of an I/O reactor.
 */
final class BodyDelivery implements CapacityChannel, Cancellable {

  private static final Logger log = LoggerFactory.getLogger(AsyncHttpCacheHandler.class);
  private static final int CHUNK = 16 << 10;

  /** The capacity of a consumer that has announced none, as at a connection by HTTP/1.1. */
  private static final int INITIAL = 64 << 10;

  private static final Executor THREADS =
      new ThreadPoolExecutor(
          0,
          Integer.MAX_VALUE,
          1,
          TimeUnit.SECONDS,
          new SynchronousQueue<>(),
          DaemonThreads.named("jcache-http-hc5"));

  private final Body body;
  private final InputStream stream;
  private final AsyncDataConsumer consumer;
  private final CallEnd end;
  private final Executor executor;
  private final AtomicLong capacity = new AtomicLong(INITIAL);
  private final AtomicInteger signals = new AtomicInteger();
  private volatile boolean isCancelled;
  private volatile boolean isOver;

  BodyDelivery(Body body, AsyncDataConsumer consumer, CallEnd end) {
    this.body = body;
    this.stream = body.open();
    this.consumer = consumer;
    this.end = end;
    this.executor = body instanceof Body.Buffered ? Runnable::run : THREADS;
  }

  /** Closes a body on another thread, since that may wait for the origin. */
  static void close(Body body) {
    if (body instanceof Body.Streamed) {
      THREADS.execute(() -> closeNow(body));
    }
  }

  private static void closeNow(Body body) {
    try {
      body.close();
    } catch (IOException | RuntimeException failure) {
      log.debug("closing the body of an abandoned response failed", failure);
    }
  }

  void start() {
    if (signals.getAndIncrement() == 0) {
      executor.execute(this::deliver);
    }
  }

  @Override
  public void update(int increment) {
    capacity.addAndGet(increment);
    start();
  }

  @Override
  public boolean cancel() {
    boolean isRunning = !isOver;
    isCancelled = true;
    // A read that waits for the origin fails.
    close(body);
    start();
    return isRunning;
  }

  private void deliver() {
    int seen = 1;
    while (seen != 0) {
      while (!isOver && (isCancelled || capacity.get() > 0)) {
        deliverNext();
      }
      seen = signals.addAndGet(-seen);
    }
  }

  private void deliverNext() {
    try {
      if (isCancelled) {
        throw new InterruptedIOException("the request was cancelled");
      }
      byte[] chunk = new byte[(int) Math.min(CHUNK, capacity.get())];
      int length = stream.read(chunk);
      if (length < 0) {
        complete();
      } else {
        consume(ByteBuffer.wrap(chunk, 0, length));
      }
    } catch (IOException | HttpException | RuntimeException | Error failure) {
      fail(failure);
    }
  }

  private void consume(ByteBuffer chunk) throws IOException {
    boolean isExhausted = capacity.addAndGet(-chunk.remaining()) <= 0;
    consumer.consume(chunk);
    if (isExhausted) {
      consumer.updateCapacity(this);
    }
  }

  private void complete() throws IOException, HttpException {
    consumer.streamEnd(List.of());
    isOver = true;
    closeNow(body);
    end.completed();
  }

  private void fail(Throwable failure) {
    isOver = true;
    closeNow(body);
    end.failed(failure);
  }
}
