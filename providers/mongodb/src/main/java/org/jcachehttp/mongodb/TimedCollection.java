package org.jcachehttp.mongodb;

import com.mongodb.client.MongoCollection;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.bson.BsonDocument;

/**
 * A collection whose operations have a timeout. The latest is kept for the next operation: the
 * driver makes a new collection for each timeout, which looks up all its codecs anew.
 *
 * @param timeout the timeout of an operation
 * @param collection the collection with that timeout
 */
record TimedCollection(Duration timeout, MongoCollection<BsonDocument> collection) {

  /** Returns the collection with a timeout. */
  static TimedCollection of(MongoCollection<BsonDocument> collection, Duration timeout) {
    return new TimedCollection(
        timeout, collection.withTimeout(timeout.toMillis(), TimeUnit.MILLISECONDS));
  }

  /** Returns this collection, or one with another timeout. */
  TimedCollection within(Duration other) {
    return other.equals(timeout) ? this : of(collection, other);
  }
}
