package org.jcachehttp.mongodb;

import java.time.Duration;
import java.util.Optional;
import org.jcachehttp.storage.internal.Defaults;
import org.jcachehttp.storage.internal.StartUp;
import org.jcachehttp.storage.option.Options;

/**
 * The timeouts of operations, from server selection to the last byte.
 *
 * @param configured the configured timeout of an operation on one entry of less than a MiB
 * @param usual the one that applies if none is configured
 * @param bulk the timeout of each step of an operation on many entries
 * @param start the start of the client, during which operations have more time
 */
record Timeouts(Optional<Duration> configured, Duration usual, Duration bulk, StartUp start) {

  private static final int MIB = 1 << 20;

  /** Reads the timeouts from the options. */
  static Timeouts of(Options options, StartUp start) {
    return new Timeouts(
        options.get(MongoDbOptions.OPERATION_TIMEOUT).map(t -> positive(t, "operation-timeout")),
        Defaults.OPERATION_TIMEOUT,
        positive(options.get(MongoDbOptions.BULK_TIMEOUT), "bulk-timeout"),
        start);
  }

  /** Returns these timeouts with another one for operations that have none configured. */
  Timeouts withUsual(Duration other) {
    return new Timeouts(configured, other, bulk, start);
  }

  /** Returns the timeout of an operation on one entry of less than a MiB. */
  Duration operation() {
    return start.limit(configured.orElse(usual));
  }

  /** Returns the timeout of an operation that transfers that many bytes of one entry. */
  Duration forBytes(long bytes) {
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
