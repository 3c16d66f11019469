package org.jcachehttp.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;

/** Ports for the servers that tests start. */
public final class FreePort {

  private FreePort() {}

  /**
   * {@return a port of the loopback interface on which no process listens}
   *
   * @throws java.io.UncheckedIOException if the machine has no free port
   */
  public static int find() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
