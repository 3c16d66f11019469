package org.jcachehttp.mongodb;

import com.mongodb.MongoCommandException;
import com.mongodb.MongoException;
import org.jcachehttp.storage.StorageConfigurationException;
import org.jcachehttp.storage.StorageException;
import org.jcachehttp.storage.internal.Preparation;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Creates indexes in the background, because no operation needs them: again after an outage, but
 * not after the server refused it, which is logged.
 */
final class IndexCreation {

  private static final Logger LOG = LoggerFactory.getLogger(IndexCreation.class);

  private IndexCreation() {}

  /** Returns the creation of indexes, which {@code begin} starts. */
  static Preparation of(String collection, Runnable creation) {
    return new Preparation("mongodb-indexes", () -> create(collection, creation));
  }

  private static void create(String collection, Runnable creation) {
    try {
      creation.run();
    } catch (MongoException failure) {
      StorageException reason =
          MongoDbErrors.translate("collection '" + collection + "'", "create an index", failure);
      if (!isFinal(failure) && !(reason instanceof StorageConfigurationException)) {
        throw reason;
      }
      LOG.warn("{}", reason.getMessage());
    }
  }

  /** Returns whether the server answered, so that the same creation would fail again. */
  private static boolean isFinal(MongoException failure) {
    return failure instanceof MongoCommandException
        || failure.getCode() == MongoDbErrors.DUPLICATE_KEY;
  }
}
