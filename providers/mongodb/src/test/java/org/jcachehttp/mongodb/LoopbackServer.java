package org.jcachehttp.mongodb;

import de.bwaldvogel.mongo.MongoServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;

/** A MongoDB server in this JVM, reached over MongoDB's wire protocol like any other. */
final class LoopbackServer implements AutoCloseable {

  private final MongoServer server;
  private final InetSocketAddress address;

  private LoopbackServer(InetSocketAddress wanted) {
    this.server = new MongoServer(new SnapshotBackend());
    server.bind(wanted);
    this.address = server.getLocalAddress();
  }

  /** A server without data on a free port. */
  static LoopbackServer start() {
    return new LoopbackServer(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
  }

  /** Another one, without data, where this one was. */
  LoopbackServer restart() {
    return new LoopbackServer(address);
  }

  /** Where it is: {@code 127.0.0.1:40123}. */
  String host() {
    return "127.0.0.1:" + address.getPort();
  }

  @Override
  public void close() {
    server.shutdownNow();
  }
}
