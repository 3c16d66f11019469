package org.jcachehttp.redis;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A network between client and server that can lose every connection without telling either end:
 * what was connected before stays open and silent for ever.
 */
final class HalfOpenProxy implements AutoCloseable {

  private final ServerSocket listening;
  private final int serverPort;
  private final AtomicInteger losses = new AtomicInteger();

  HalfOpenProxy(int serverPort) throws IOException {
    this.serverPort = serverPort;
    this.listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    daemon(this::accept);
  }

  String location() {
    return "//127.0.0.1:" + listening.getLocalPort();
  }

  /** Loses all present connections; later ones work. */
  void loseConnections() {
    losses.incrementAndGet();
  }

  private void accept() {
    try {
      while (true) {
        Socket client = listening.accept();
        Socket server = new Socket(InetAddress.getLoopbackAddress(), serverPort);
        int generation = losses.get();
        daemon(() -> copy(client, server, generation));
        daemon(() -> copy(server, client, generation));
      }
    } catch (IOException closed) {
      // The end of the test.
    }
  }

  private void copy(Socket from, Socket to, int generation) {
    try {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      byte[] buffer = new byte[8192];
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        if (losses.get() == generation) {
          out.write(buffer, 0, read);
        }
      }
    } catch (IOException closed) {
      // One end is gone.
    }
  }

  private static void daemon(Runnable work) {
    Thread thread = new Thread(work, "half-open-proxy");
    thread.setDaemon(true);
    thread.start();
  }

  @Override
  public void close() throws IOException {
    listening.close();
  }
}
