package org.jcachehttp.tck.servers;

import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;

/** A MongoDB server on a free port of this machine, which ends with this JVM. */
public final class MongodbServer {

  private static final String HOST = start();

  /** A machine that runs several builds at once is no outage. */
  private static final String PATIENCE = "30s";

  private MongodbServer() {}

  private static String start() {
    MongoServer server = new MongoServer(new MemoryBackend());
    Runtime.getRuntime().addShutdownHook(new Thread(server::shutdownNow));
    return "127.0.0.1:" + server.bind().getPort();
  }

  /** Where it is, as in a URI. */
  static String host() {
    return HOST;
  }

  /** The URI of a database there. */
  public static String uri(String scheme, String database) {
    return scheme + "://" + HOST + "/" + database + "?operation-timeout=" + PATIENCE;
  }
}
