package org.jcachehttp.testkit.network;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;

/** A server that sends back what it receives. */
final class EchoServer implements AutoCloseable {

  private final ServerSocket listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());

  EchoServer() throws IOException {
    ProxiedConnection.daemon(this::accept).start();
  }

  int port() {
    return listening.getLocalPort();
  }

  private void accept() {
    try {
      while (true) {
        Socket client = listening.accept();
        ProxiedConnection.daemon(() -> echo(client)).start();
      }
    } catch (IOException closed) {
      // The end of the test.
    }
  }

  private static void echo(Socket client) {
    try (client) {
      client.getInputStream().transferTo(client.getOutputStream());
    } catch (IOException closed) {
      // The client is gone.
    }
  }

  @Override
  public void close() throws IOException {
    listening.close();
  }
}
