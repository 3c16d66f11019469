package org.jcachehttp.clients.testkit;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A server on a free port of the loopback interface that responds to each connection with the same
 * bytes and closes it, for responses that an HTTP server does not send.
 */
public final class RawOrigin implements AutoCloseable {

  private final ServerSocket server;
  private final AtomicInteger requests = new AtomicInteger();

  /**
   * Starts the server.
   *
   * @param response the bytes of the response, as ISO-8859-1
   */
  public RawOrigin(String response) {
    try {
      server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException noPort) {
      throw new UncheckedIOException(noPort);
    }
    Thread thread = new Thread(() -> serve(response.getBytes(ISO_8859_1)), "raw-origin");
    thread.setDaemon(true);
    thread.start();
  }

  private void serve(byte[] response) {
    while (!server.isClosed()) {
      try (Socket socket = server.accept()) {
        if (readHead(socket.getInputStream())) {
          requests.incrementAndGet();
          socket.getOutputStream().write(response);
        }
      } catch (IOException closed) {
        // The client or the test closed the connection.
      }
    }
  }

  /** Reads up to the empty line; returns false if the connection has no request. */
  private static boolean readHead(InputStream in) throws IOException {
    int last4 = 0;
    while (last4 != 0x0d0a0d0a) {
      int next = in.read();
      if (next < 0) {
        return false;
      }
      last4 = (last4 << 8) | next;
    }
    return true;
  }

  /** {@return the number of requests} */
  public int requests() {
    return requests.get();
  }

  /** {@return the URL of the server, without a slash at its end} */
  public String url() {
    return "http://127.0.0.1:" + server.getLocalPort();
  }

  @Override
  public void close() {
    try {
      server.close();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
