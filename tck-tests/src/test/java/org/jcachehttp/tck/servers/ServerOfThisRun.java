package org.jcachehttp.tck.servers;

import org.jcachehttp.servers.LocalServer;
import org.junit.runner.notification.RunListener;

/**
 * Starts the server that a run of the TCK needs before its first test, and says where it is in the
 * property that the run's {@code cache.xml} names.
 */
public final class ServerOfThisRun extends RunListener {

  /** The scheme of a backend that needs a server; not set for one that needs none. */
  private static final String SERVER = "tck.server";

  private static final String URI = "tck.uri";

  /** The server ends with this JVM. */
  @SuppressWarnings("resource")
  public ServerOfThisRun() {
    String scheme = System.getProperty(SERVER);
    if (scheme != null) {
      System.setProperty(URI, LocalServer.of(scheme).uriWithLongTimeouts("tck").toString());
    }
  }
}
