package org.jcachehttp.mongodb;

import java.time.Duration;
import org.jcachehttp.storage.option.Options;

/**
 * The timeouts of operations, from server selection to the last byte.
 *
 * @param operation the timeout of an operation on one entry of less than a MiB
 * @param bulk the timeout of each step of an operation on many entries
 */
record Timeouts(Duration operation, Duration bulk) {

  private static final int MIB = 1 << 20;

  /** Reads the timeouts from the options. */
  static Timeouts of(Options options) {
    return new Timeouts(
        positive(options.get(MongoDbOptions.OPERATION_TIMEOUT), "operation-timeout"),
        positive(options.get(MongoDbOptions.BULK_TIMEOUT), "bulk-timeout"));
  }

  /** Returns the timeout of an operation that transfers that many bytes of one entry. */
  Duration forBytes(long bytes) {
    return operation.multipliedBy(1 + bytes / MIB);
  }

  private static Duration positive(Duration timeout, String option) {
    if (timeout.toMillis() == 0) {
      throw new IllegalArgumentException(
          "option '" + option + "' is 0; give a duration of at least 1ms");
    }
    return timeout;
  }
}
