package org.jcachehttp.servers;

import de.bwaldvogel.mongo.MongoServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;

/** An in-memory server that speaks MongoDB's wire protocol. A restart loses its entries. */
public final class LocalMongoDb implements LocalServer {

  private final String scheme;
  private MongoServer running;
  private final InetSocketAddress address;

  private LocalMongoDb(String scheme) {
    this.scheme = scheme;
    this.running = new MongoServer(new SnapshotBackend());
    running.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    this.address = running.getLocalAddress();
  }

  /**
   * Starts an empty server.
   *
   * @param scheme the scheme of its URIs, {@code mongodb} or {@code gridfs}
   * @return the running server
   */
  public static LocalMongoDb start(String scheme) {
    return new LocalMongoDb(scheme);
  }

  /** {@return host and port: {@code 127.0.0.1:40123}} */
  public String host() {
    return "127.0.0.1:" + address.getPort();
  }

  /** Returns the URI of a database. */
  @Override
  public URI uri(String name) {
    return URI.create(scheme + "://" + host() + "/" + name);
  }

  @Override
  public URI uriWithLongTimeouts(String name) {
    return URI.create(uri(name) + "?operation-timeout=" + LONG_TIMEOUT + "&bulk-timeout=2m");
  }

  @Override
  public void restart() {
    running = new MongoServer(new SnapshotBackend());
    running.bind(address);
  }

  @Override
  public void stop() {
    running.shutdownNow();
  }
}
