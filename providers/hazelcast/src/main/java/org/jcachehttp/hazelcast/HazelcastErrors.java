package org.jcachehttp.hazelcast;

import com.hazelcast.client.HazelcastClientNotActiveException;
import com.hazelcast.client.HazelcastClientOfflineException;
import com.hazelcast.core.HazelcastInstanceNotActiveException;
import com.hazelcast.core.OperationTimeoutException;
import com.hazelcast.splitbrainprotection.SplitBrainProtectionException;
import java.util.concurrent.CompletionException;
import org.jcachehttp.storage.StorageException;

/** Hazelcast's errors in words that help. */
final class HazelcastErrors {

  private HazelcastErrors() {}

  /** The exception for a failure of {@code operation} ("read an entry"); the cause is kept. */
  static StorageException translate(
      String description, String operation, RuntimeException failure) {
    return new StorageException(
        description + ": cannot " + operation + ": " + reason(cause(failure)), failure);
  }

  /** Whether the thread was told to stop, which Hazelcast does not tell it again. */
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
      return "no member is connected; is one up there, and is its 'cluster-name' the one given?";
    }
    if (cause instanceof HazelcastInstanceNotActiveException
        || cause instanceof HazelcastClientNotActiveException) {
      return "Hazelcast has been shut down";
    }
    if (cause instanceof OperationTimeoutException) {
      return "no answer in time: " + cause.getMessage();
    }
    if (cause instanceof SplitBrainProtectionException) {
      return "the cluster is smaller than its split-brain protection demands: "
          + cause.getMessage();
    }
    return String.valueOf(cause.getMessage());
  }
}
