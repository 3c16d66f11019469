package org.jcachehttp.mongodb;

import java.time.InstantSource;
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
    int maxInlineBytes, Timeouts timeouts, boolean ttlIndex, InstantSource clock) {

  static StorageSettings of(int maxInlineBytes, Options options, InstantSource clock) {
    return new StorageSettings(
        maxInlineBytes, Timeouts.of(options), options.get(MongoDbOptions.TTL_INDEX), clock);
  }
}
