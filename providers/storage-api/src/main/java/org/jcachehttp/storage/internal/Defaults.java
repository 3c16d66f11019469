package org.jcachehttp.storage.internal;

import java.time.Duration;

/** Values that apply where the configuration gives none. */
public final class Defaults {

  /**
   * The timeout of an operation on one entry of a remote store. A value type that can be had
   * elsewhere, such as a response, has a shorter one ({@code ValueCodec.operationTimeout}).
   */
  public static final Duration OPERATION_TIMEOUT = Duration.ofSeconds(5);

  /** The timeout of a connection. A busy but healthy server accepts one sooner. */
  public static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(2);

  /** The time for the first connection of a client, which includes the loading of its classes. */
  public static final Duration START_UP_TIMEOUT = Duration.ofSeconds(10);

  /** The name of a cache, and of the file, directory, table or database of a backend. */
  public static final String NAME = "http_cache";

  private Defaults() {}
}
