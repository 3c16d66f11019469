package org.jcachehttp.mongodb;

import java.time.InstantSource;
import org.jcachehttp.storage.option.Options;

/**
 * How a storage works.
 *
 * @param longestInADocument the bytes of a payload beyond which it goes to GridFS
 * @param timeouts how long operations may take
 * @param ttlIndex whether MongoDB itself removes expired entries
 * @param clock tells how old a file is, and nothing about entries
 */
record Rules(int longestInADocument, Timeouts timeouts, boolean ttlIndex, InstantSource clock) {

  static Rules of(int longestInADocument, Options options, InstantSource clock) {
    return new Rules(
        longestInADocument, Timeouts.of(options), options.get(MongoDbOptions.TTL_INDEX), clock);
  }
}
