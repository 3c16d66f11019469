package org.jcachehttp.engine.internal.integration;

import java.io.Closeable;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Closes what the application's factories made, as TCK issue 100 asks of a cache that is closed.
 */
public final class Closeables {

  private static final Logger LOG = LoggerFactory.getLogger(Closeables.class);

  private Closeables() {}

  /**
   * Closes the object if it can be closed; a failure is logged, so that the next one is closed too.
   */
  public static void quietly(Object candidate) {
    if (candidate instanceof Closeable closeable) {
      try {
        closeable.close();
      } catch (IOException | RuntimeException e) {
        LOG.warn("{} failed to close", candidate.getClass().getName(), e);
      }
    }
  }
}
