package org.jcachehttp.testkit.network;

import java.io.IOException;
import java.net.Socket;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** A connection of a client through the proxy to the server. */
final class ProxiedConnection {

  private static final int BUFFER_BYTES = 8192;
  private static final int PARTS_PER_SECOND = 20;

  private final Socket client;
  private final Socket server;
  private final Supplier<NetworkFault> fault;
  private final Consumer<ProxiedConnection> closed;
  private final ScheduledExecutorService replies =
      Executors.newSingleThreadScheduledExecutor(ProxiedConnection::daemon);
  private volatile boolean silent;

  /** The time at which the latest reply is passed on; later ones do not overtake it. */
  private long latestNanos = System.nanoTime();

  ProxiedConnection(
      Socket client,
      Socket server,
      Supplier<NetworkFault> fault,
      Consumer<ProxiedConnection> closed) {
    this.client = client;
    this.server = server;
    this.fault = fault;
    this.closed = closed;
  }

  static Thread daemon(Runnable work) {
    Thread thread = new Thread(work, "tcp-proxy");
    thread.setDaemon(true);
    return thread;
  }

  void start() throws IOException {
    client.setTcpNoDelay(true);
    server.setTcpNoDelay(true);
    daemon(() -> copy(client, this::request, this::close)).start();
    daemon(() -> copy(server, this::reply, this::endOfReplies)).start();
  }

  private static void copy(Socket from, Consumer<byte[]> receiver, Runnable end) {
    byte[] buffer = new byte[BUFFER_BYTES];
    try {
      for (int n = from.getInputStream().read(buffer); n >= 0; ) {
        receiver.accept(Arrays.copyOf(buffer, n));
        n = from.getInputStream().read(buffer);
      }
    } catch (IOException broken) {
      // One end is gone.
    }
    end.run();
  }

  private void request(byte[] bytes) {
    if (!loses()) {
      write(server, bytes);
    }
  }

  private void reply(byte[] bytes) {
    if (loses()) {
      return;
    }
    NetworkFault now = fault.get();
    if (now instanceof NetworkFault.Garbage garbage) {
      later(0, () -> write(client, garbage(garbage.random(), bytes.length)));
    } else if (now instanceof NetworkFault.PartialFrame partial) {
      later(0, () -> write(client, Arrays.copyOf(bytes, bytes.length / 2)));
      end(partial.rest());
    } else if (now instanceof NetworkFault.Throttle throttle) {
      throttled(bytes, throttle.bytesPerSecond());
    } else {
      long delay = now instanceof NetworkFault.Delay late ? late.latency().toNanos() : 0;
      latestNanos = Math.max(latestNanos, System.nanoTime() + delay);
      later(0, () -> write(client, bytes));
    }
  }

  /** Returns whether bytes are lost, now and for ever. */
  private boolean loses() {
    silent |= fault.get() instanceof NetworkFault.BlackHole;
    return silent;
  }

  private static byte[] garbage(Random random, int length) {
    byte[] bytes = new byte[length];
    random.nextBytes(bytes);
    return bytes;
  }

  private void end(NetworkFault.Rest rest) {
    if (rest == NetworkFault.Rest.CLOSE) {
      endOfReplies();
    }
    silence();
  }

  private void throttled(byte[] bytes, int bytesPerSecond) {
    int size = Math.max(1, bytesPerSecond / PARTS_PER_SECOND);
    for (int from = 0; from < bytes.length; from += size) {
      byte[] part = Arrays.copyOfRange(bytes, from, Math.min(bytes.length, from + size));
      later(TimeUnit.SECONDS.toNanos(part.length) / bytesPerSecond, () -> write(client, part));
    }
  }

  /** Runs the work after that of earlier replies and the duration. */
  private void later(long nanos, Runnable work) {
    long now = System.nanoTime();
    latestNanos = Math.max(latestNanos, now) + nanos;
    try {
      Future<?> unused = replies.schedule(work, latestNanos - now, TimeUnit.NANOSECONDS);
    } catch (RejectedExecutionException ended) {
      // The connection is closed.
    }
  }

  private void endOfReplies() {
    if (!silent) {
      later(0, this::close);
    }
  }

  private void write(Socket to, byte[] bytes) {
    try {
      to.getOutputStream().write(bytes);
    } catch (IOException broken) {
      close();
    }
  }

  void silence() {
    silent = true;
  }

  /** Closes the connection to the client with RST. */
  void reset() {
    try {
      client.setSoLinger(true, 0);
    } catch (IOException alreadyClosed) {
      // Nothing to reset.
    }
    close();
  }

  void close() {
    replies.shutdownNow();
    closed.accept(this);
    for (Socket socket : new Socket[] {client, server}) {
      try {
        socket.close();
      } catch (IOException alreadyClosed) {
        // It was closed before.
      }
    }
  }
}
