package org.jcachehttp.engine.internal.integration;

import java.io.Closeable;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Closes the objects that the application's factories created, when their cache is closed (TCK
 * issue 100).
 */
public final class Closeables {

  private static final Logger LOG = LoggerFactory.getLogger(Closeables.class);

  private Closeables() {}

  /**
   * Closes the object if it is {@link Closeable}. A failure is logged, so that the next object is
   * closed too.
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
