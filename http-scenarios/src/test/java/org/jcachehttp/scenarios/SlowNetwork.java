package org.jcachehttp.scenarios;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** A TCP proxy in front of a server, which delays responses or loses all bytes. */
final class SlowNetwork implements AutoCloseable {

  private final ServerSocket listening;
  private final int serverPort;
  private final Queue<Socket> sockets = new ConcurrentLinkedQueue<>();
  private volatile Duration delay = Duration.ZERO;
  private volatile boolean losing;

  SlowNetwork(int serverPort) throws IOException {
    this.serverPort = serverPort;
    this.listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    daemon(this::accept);
  }

  /** Returns the URI of the server through this network. */
  URI through(URI server) {
    return URI.create(server.toString().replace(":" + serverPort, ":" + listening.getLocalPort()));
  }

  /** Delays every response of the server from now on. */
  void delayResponses(Duration delay) {
    this.delay = delay;
  }

  /** Loses all bytes from now on; connections stay open, and new ones are accepted. */
  void loseEverything() {
    losing = true;
  }

  private void accept() {
    try {
      while (true) {
        Socket client = listening.accept();
        Socket server = new Socket(InetAddress.getLoopbackAddress(), serverPort);
        sockets.add(client);
        sockets.add(server);
        client.setTcpNoDelay(true);
        server.setTcpNoDelay(true);
        ScheduledExecutorService responses =
            Executors.newSingleThreadScheduledExecutor(SlowNetwork::thread);
        daemon(() -> copy(client, chunk -> write(server, chunk)));
        daemon(() -> copy(server, chunk -> writeLater(responses, client, chunk)));
      }
    } catch (IOException closed) {
      // The end of the test.
    }
  }

  private void copy(Socket from, Receiver receiver) {
    byte[] buffer = new byte[8192];
    try {
      for (int n = from.getInputStream().read(buffer); n >= 0; ) {
        receiver.receive(Arrays.copyOf(buffer, n));
        n = from.getInputStream().read(buffer);
      }
    } catch (IOException closed) {
      // One end is gone.
    }
  }

  private void write(Socket to, byte[] chunk) {
    try {
      if (!losing) {
        OutputStream out = to.getOutputStream();
        out.write(chunk);
      }
    } catch (IOException closed) {
      // One end is gone.
    }
  }

  private void writeLater(ScheduledExecutorService responses, Socket client, byte[] chunk) {
    Future<?> unused =
        responses.schedule(() -> write(client, chunk), delay.toMillis(), TimeUnit.MILLISECONDS);
  }

  private static void daemon(Runnable work) {
    thread(work).start();
  }

  private static Thread thread(Runnable work) {
    Thread thread = new Thread(work, "slow-network");
    thread.setDaemon(true);
    return thread;
  }

  @Override
  public void close() throws IOException {
    listening.close();
    for (Socket socket : sockets) {
      socket.close();
    }
  }

  @FunctionalInterface
  private interface Receiver {
    void receive(byte[] chunk);
  }
}
