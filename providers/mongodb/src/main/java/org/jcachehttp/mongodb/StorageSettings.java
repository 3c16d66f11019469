package org.jcachehttp.mongodb;

import java.time.Duration;
import java.time.InstantSource;
import org.jcachehttp.storage.internal.OperationTimeouts;
import org.jcachehttp.storage.internal.StartUp;
import org.jcachehttp.storage.option.Options;

/**
 * The settings of a storage.
 *
 * @param maxInlineBytes the size above which payloads are stored in GridFS
 * @param timeouts the timeouts of operations
 * @param ttlIndex whether to create a TTL index
 * @param clock the clock for the age of files
 */
record StorageSettings(
    int maxInlineBytes, OperationTimeouts timeouts, boolean ttlIndex, InstantSource clock) {

  static StorageSettings of(
      int maxInlineBytes, Options options, StartUp start, InstantSource clock) {
    return new StorageSettings(
        maxInlineBytes,
        OperationTimeouts.of(
            options.get(MongoDbOptions.OPERATION_TIMEOUT),
            options.get(MongoDbOptions.BULK_TIMEOUT),
            start),
        options.get(MongoDbOptions.TTL_INDEX),
        clock);
  }

  /** Returns these settings with another timeout for operations that have none configured. */
  StorageSettings within(Duration operationTimeout) {
    return new StorageSettings(
        maxInlineBytes, timeouts.withUsual(operationTimeout), ttlIndex, clock);
  }
}
