package org.jcachehttp.mongodb;

import java.time.Duration;
import org.jcachehttp.storage.option.Options;

/**
 * How long an operation may take, from the choice of a server to the last byte.
 *
 * @param operation an operation on one entry of less than a MiB
 * @param bulk one step of an operation on many entries
 */
record Timeouts(Duration operation, Duration bulk) {

  private static final int MIB = 1 << 20;

  /** What the options ask for. */
  static Timeouts of(Options options) {
    return new Timeouts(
        positive(options.get(MongoDbOptions.OPERATION_TIMEOUT), "operation-timeout"),
        positive(options.get(MongoDbOptions.BULK_TIMEOUT), "bulk-timeout"));
  }

  /** An operation on one entry that moves so many bytes. */
  Duration moving(long bytes) {
    return operation.multipliedBy(1 + bytes / MIB);
  }

  private static Duration positive(Duration timeout, String option) {
    if (timeout.toMillis() == 0) {
      throw new IllegalArgumentException(
          "option '" + option + "' is 0, but takes a duration of a millisecond or more");
    }
    return timeout;
  }
}
