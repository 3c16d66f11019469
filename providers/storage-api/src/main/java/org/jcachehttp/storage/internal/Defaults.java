package org.jcachehttp.storage.internal;

import java.time.Duration;

/** Values that apply where the configuration gives none. */
public final class Defaults {

  /**
   * The timeout of an operation on one entry of a remote store. A busy but healthy store responds
   * sooner; the caller of an HTTP cache does not wait much longer for a dead one.
   */
  public static final Duration OPERATION_TIMEOUT = Duration.ofSeconds(2);

  /** The time for the first connection of a client, which includes the loading of its classes. */
  public static final Duration START_UP_TIMEOUT = Duration.ofSeconds(10);

  /** The name of a cache, and of the file, directory, table or database of a backend. */
  public static final String NAME = "http_cache";

  private Defaults() {}
}
