package org.jcachehttp.storage.internal;

import java.time.Duration;

/**
 * The start of a client, whose first operation also loads classes and opens a connection. It begins
 * with this object and ends with the first success, with the news that the server is absent, or
 * with {@link Defaults#START_UP_TIMEOUT}. Thread-safe.
 */
public final class StartUp {

  private final long endNanos = System.nanoTime() + Defaults.START_UP_TIMEOUT.toNanos();
  private volatile boolean ended;

  /** Ends the start. */
  public void end() {
    if (!ended) {
      ended = true;
    }
  }

  /**
   * Returns the limit of an operation: the usual one, or the rest of the start if that is longer.
   */
  public Duration limit(Duration usual) {
    if (ended) {
      return usual;
    }
    Duration rest = Duration.ofNanos(endNanos - System.nanoTime());
    return rest.compareTo(usual) > 0 ? rest : usual;
  }
}
