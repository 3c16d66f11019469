package org.jcachehttp.hazelcast;

import com.hazelcast.client.AuthenticationException;
import com.hazelcast.client.HazelcastClientNotActiveException;
import com.hazelcast.client.HazelcastClientOfflineException;
import com.hazelcast.core.HazelcastInstanceNotActiveException;
import com.hazelcast.core.OperationTimeoutException;
import com.hazelcast.splitbrainprotection.SplitBrainProtectionException;
import java.util.concurrent.CompletionException;
import org.jcachehttp.storage.StorageConfigurationException;
import org.jcachehttp.storage.StorageException;

/** Translates Hazelcast's exceptions to exceptions whose messages say how to solve the problem. */
final class HazelcastErrors {

  private HazelcastErrors() {}

  /** Returns the exception for a failure of {@code operation}, such as "read an entry". */
  static StorageException translate(
      String description, String operation, RuntimeException failure) {
    Throwable cause = cause(failure);
    String message = description + ": cannot " + operation + ": " + reason(cause);
    return cause instanceof AuthenticationException
        ? new StorageConfigurationException(message, failure)
        : new StorageException(message, failure);
  }

  /** Returns whether the thread was interrupted; Hazelcast clears its interrupt status. */
  static boolean isInterrupt(RuntimeException failure) {
    Throwable cause = failure;
    while (cause != null && !(cause instanceof InterruptedException)) {
      cause = cause.getCause();
    }
    return cause != null;
  }

  private static Throwable cause(Throwable failure) {
    Throwable cause = failure.getCause();
    return failure instanceof CompletionException && cause != null ? cause : failure;
  }

  private static String reason(Throwable cause) {
    if (cause instanceof HazelcastClientOfflineException) {
      return "not connected to a member; check that one is running, and that 'cluster-name' matches";
    }
    if (cause instanceof HazelcastInstanceNotActiveException
        || cause instanceof HazelcastClientNotActiveException) {
      return "the Hazelcast instance is shut down";
    }
    if (cause instanceof OperationTimeoutException) {
      return "timeout: " + cause.getMessage();
    }
    if (cause instanceof SplitBrainProtectionException) {
      return "the cluster is smaller than its split-brain protection requires: "
          + cause.getMessage();
    }
    return String.valueOf(cause.getMessage());
  }
}
