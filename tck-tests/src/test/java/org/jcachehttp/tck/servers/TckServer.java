package org.jcachehttp.tck.servers;

import org.jcachehttp.servers.LocalServer;
import org.junit.runner.notification.RunListener;

/**
 * Starts the server of a run of the TCK before its first test, and sets the property with the
 * server's URI, which the run's {@code cache.xml} refers to.
 */
public final class TckServer extends RunListener {

  /** The scheme of a backend that needs a server; unset for other backends. */
  private static final String SERVER = "tck.server";

  private static final String URI = "tck.uri";

  /** The server ends with this JVM. */
  @SuppressWarnings("resource")
  public TckServer() {
    String scheme = System.getProperty(SERVER);
    if (scheme != null) {
      System.setProperty(URI, LocalServer.of(scheme).uri("tck").toString());
    }
  }
}
