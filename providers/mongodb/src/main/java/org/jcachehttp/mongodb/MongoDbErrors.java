package org.jcachehttp.mongodb;

import com.mongodb.MongoException;
import com.mongodb.MongoInterruptedException;
import com.mongodb.MongoNotPrimaryException;
import com.mongodb.MongoSecurityException;
import com.mongodb.MongoSocketException;
import com.mongodb.MongoTimeoutException;
import org.bson.BSONException;
import org.jcachehttp.storage.ReadOnlyStorageException;
import org.jcachehttp.storage.StorageException;

/** MongoDB's errors in words that help. */
final class MongoDbErrors {

  static final int DUPLICATE_KEY = 11000;

  private static final int UNAUTHORIZED = 13;
  private static final int INDEX_OPTIONS_CONFLICT = 85;

  private MongoDbErrors() {}

  /** The exception for a failure of {@code doing} ("read an entry"); the cause is kept. */
  static StorageException translate(String description, String doing, RuntimeException cause) {
    String message = description + ": cannot " + doing + ": " + cause.getMessage() + remedy(cause);
    return isRefusal(cause)
        ? new ReadOnlyStorageException(message, cause)
        : new StorageException(message, cause);
  }

  private static boolean isRefusal(RuntimeException cause) {
    return cause instanceof MongoException known && known.getCode() == UNAUTHORIZED;
  }

  private static String remedy(RuntimeException cause) {
    if (cause instanceof MongoTimeoutException) {
      return "; no answer in time: see that MongoDB runs there and can be reached, or raise"
          + " 'operation-timeout'";
    }
    if (cause instanceof MongoSecurityException) {
      return "; check 'username', 'password' and 'authSource'";
    }
    if (cause instanceof MongoSocketException) {
      return "; see that MongoDB runs there, and that 'tls' is what it expects";
    }
    if (cause instanceof MongoNotPrimaryException) {
      return "; the replica set has no primary at the moment";
    }
    if (cause instanceof MongoInterruptedException) {
      return "; this thread was interrupted";
    }
    if (cause instanceof BSONException) {
      return "; a document there is no entry of a cache: give this cache a database of its own";
    }
    return cause instanceof MongoException known ? remedy(known.getCode()) : "";
  }

  private static String remedy(int code) {
    return switch (code) {
      case UNAUTHORIZED -> "; give the user the role readWrite on this database";
      case INDEX_OPTIONS_CONFLICT ->
          "; there is another index on 'deadline': drop it, or set ttl-index=false";
      default -> "";
    };
  }
}
