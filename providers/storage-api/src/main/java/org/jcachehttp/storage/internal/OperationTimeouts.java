package org.jcachehttp.storage.internal;

import java.time.Duration;
import java.util.Optional;

/**
 * The timeouts of operations on a server, from the wait for a connection to the last byte.
 *
 * @param configured the configured timeout of an operation on one entry of less than a MiB
 * @param usual the one that applies if none is configured
 * @param bulk the timeout of each step of an operation on many entries
 * @param start the start of the client, during which operations have more time
 */
public record OperationTimeouts(
    Optional<Duration> configured, Duration usual, Duration bulk, StartUp start) {

  private static final int MIB = 1 << 20;

  /**
   * Returns the timeouts that the options {@code operation-timeout} and {@code bulk-timeout} give.
   *
   * @throws IllegalArgumentException if one of them is less than a millisecond
   */
  public static OperationTimeouts of(Optional<Duration> operation, Duration bulk, StartUp start) {
    return new OperationTimeouts(
        operation.map(given -> positive(given, "operation-timeout")),
        Defaults.OPERATION_TIMEOUT,
        positive(bulk, "bulk-timeout"),
        start);
  }

  /** Returns these timeouts with another one for operations that have none configured. */
  public OperationTimeouts withUsual(Duration other) {
    return new OperationTimeouts(configured, other, bulk, start);
  }

  /** Returns the timeout of an operation on one entry of less than a MiB. */
  public Duration operation() {
    return start.limit(configured.orElse(usual));
  }

  /** Returns the timeout of an operation that transfers that many bytes of one entry. */
  public Duration forBytes(long bytes) {
    return operation().plus(configured.orElse(usual).multipliedBy(bytes / MIB));
  }

  private static Duration positive(Duration timeout, String option) {
    if (timeout.toMillis() == 0) {
      throw new IllegalArgumentException(
          "option '" + option + "' is 0; give a duration of at least 1ms");
    }
    return timeout;
  }
}
