package org.jcachehttp.testkit.network;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A TCP proxy in front of a server on loopback, which injects faults while connections are open.
 * Its threads are daemons.
 *
 * <p>Safe for use by several threads.
 */
public final class TcpProxy implements AutoCloseable {

  private static final int BACKLOG = 200;

  private final ServerSocket listening;
  private final int serverPort;
  private final Set<ProxiedConnection> connections = ConcurrentHashMap.newKeySet();
  private volatile NetworkFault fault = new NetworkFault.None();

  private TcpProxy(ServerSocket listening, int serverPort) {
    this.listening = listening;
    this.serverPort = serverPort;
  }

  /**
   * Starts a proxy without a fault on a free port.
   *
   * @param serverPort the port of the server, which may start later
   * @return the running proxy
   * @throws IOException if the machine has no free port
   */
  public static TcpProxy to(int serverPort) throws IOException {
    ServerSocket listening = new ServerSocket(0, BACKLOG, InetAddress.getLoopbackAddress());
    TcpProxy proxy = new TcpProxy(listening, serverPort);
    ProxiedConnection.daemon(proxy::accept).start();
    return proxy;
  }

  /** {@return the port of the loopback interface on which the proxy listens} */
  public int port() {
    return listening.getLocalPort();
  }

  /**
   * Returns the URI of the server through this proxy.
   *
   * @param server a URI that contains the port of the server
   * @return the same URI with the port of the proxy
   */
  public URI through(URI server) {
    return URI.create(server.toString().replace(":" + serverPort, ":" + port()));
  }

  /**
   * Replaces the present fault.
   *
   * @param next the fault from now on
   */
  public void inject(NetworkFault next) {
    fault = next;
    for (ProxiedConnection connection : connections) {
      if (next instanceof NetworkFault.Reset) {
        connection.reset();
      } else if (next instanceof NetworkFault.HalfOpen) {
        connection.silence();
      }
    }
  }

  private void accept() {
    while (!listening.isClosed()) {
      try {
        connect(listening.accept());
      } catch (IOException closed) {
        // The end of the test.
      }
    }
  }

  private void connect(Socket client) throws IOException {
    try {
      Socket server = new Socket(InetAddress.getLoopbackAddress(), serverPort);
      ProxiedConnection connection =
          new ProxiedConnection(client, server, () -> fault, connections::remove);
      connections.add(connection);
      if (fault instanceof NetworkFault.Reset || listening.isClosed()) {
        connection.reset();
      } else {
        connection.start();
      }
    } catch (IOException refused) {
      client.close();
    }
  }

  /** Closes all sockets. */
  @Override
  public void close() throws IOException {
    listening.close();
    connections.forEach(ProxiedConnection::close);
  }
}
