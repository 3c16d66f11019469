package org.jcachehttp.servers;

import de.bwaldvogel.mongo.MongoServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;

/** A MongoDB server in this JVM, reached over MongoDB's wire protocol; a restart empties it. */
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

  /** One whose URIs have that scheme, {@code mongodb} or {@code gridfs}. */
  public static LocalMongoDb start(String scheme) {
    return new LocalMongoDb(scheme);
  }

  /** Where it is: {@code 127.0.0.1:40123}. */
  public String host() {
    return "127.0.0.1:" + address.getPort();
  }

  /** A database. */
  @Override
  public URI uri(String place) {
    return URI.create(scheme + "://" + host() + "/" + place);
  }

  @Override
  public URI patientUri(String place) {
    return URI.create(uri(place) + "?operation-timeout=" + PATIENCE + "&bulk-timeout=2m");
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
