package org.jcachehttp.mongodb;

import com.mongodb.MongoException;
import com.mongodb.MongoInterruptedException;
import com.mongodb.MongoNotPrimaryException;
import com.mongodb.MongoSecurityException;
import com.mongodb.MongoSocketException;
import com.mongodb.MongoTimeoutException;
import java.util.Set;
import org.bson.BSONException;
import org.jcachehttp.storage.ReadOnlyStorageException;
import org.jcachehttp.storage.StorageConfigurationException;
import org.jcachehttp.storage.StorageException;
import org.jspecify.annotations.Nullable;

/** Translates the driver's exceptions to exceptions whose messages say how to solve the problem. */
final class MongoDbErrors {

  static final int DUPLICATE_KEY = 11000;

  private static final int UNAUTHORIZED = 13;
  private static final int INDEX_OPTIONS_CONFLICT = 85;

  /** Besides the index: a failed login, an unknown user, a bad name, and a refusal of Atlas. */
  private static final Set<Integer> REFUSALS = Set.of(INDEX_OPTIONS_CONFLICT, 18, 11, 73, 8000);

  private MongoDbErrors() {}

  /** Returns the exception for a failure of {@code operation}, such as "read an entry". */
  static StorageException translate(String description, String operation, RuntimeException cause) {
    String message =
        description + ": cannot " + operation + ": " + cause.getMessage() + remedy(cause);
    if (isUnauthorized(cause)) {
      return new ReadOnlyStorageException(message, cause);
    }
    return isRefusal(cause)
        ? new StorageConfigurationException(message, cause)
        : new StorageException(message, cause);
  }

  /** Returns whether MongoDB refuses the client as it is configured, until that is changed. */
  private static boolean isRefusal(RuntimeException cause) {
    return cause instanceof MongoSecurityException
        ? !isTransport(cause.getCause())
        : cause instanceof MongoException known && REFUSALS.contains(known.getCode());
  }

  /** The driver reports a connection that breaks during a login as a failure of security. */
  private static boolean isTransport(@Nullable Throwable cause) {
    return cause instanceof MongoSocketException || cause instanceof MongoTimeoutException;
  }

  private static boolean isUnauthorized(RuntimeException cause) {
    return cause instanceof MongoException known && known.getCode() == UNAUTHORIZED;
  }

  private static String remedy(RuntimeException cause) {
    if (cause instanceof MongoTimeoutException) {
      return "; timeout: check that MongoDB is running and reachable at this address, or raise"
          + " 'operation-timeout'";
    }
    if (cause instanceof MongoSecurityException) {
      return "; check 'username', 'password' and 'authSource'";
    }
    if (cause instanceof MongoSocketException) {
      return "; check that MongoDB is running at this address and that option 'tls' matches the server";
    }
    if (cause instanceof MongoNotPrimaryException) {
      return "; the replica set currently has no primary";
    }
    if (cause instanceof MongoInterruptedException) {
      return "; the thread was interrupted";
    }
    if (cause instanceof BSONException) {
      return "; a document in the collection is not a cache entry: use a separate database for caches";
    }
    return cause instanceof MongoException known ? remedy(known.getCode()) : "";
  }

  private static String remedy(int code) {
    return switch (code) {
      case UNAUTHORIZED -> "; grant the user the role readWrite on this database";
      case INDEX_OPTIONS_CONFLICT ->
          "; another index on 'deadline' exists: drop it, or set ttl-index=false";
      default -> "";
    };
  }
}
