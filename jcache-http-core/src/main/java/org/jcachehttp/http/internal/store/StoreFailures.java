package org.jcachehttp.http.internal.store;

import java.io.ObjectStreamException;
import java.nio.channels.ClosedByInterruptException;
import java.util.stream.Stream;
import org.jcachehttp.storage.StorageConfigurationException;

/** The failures of a cache that are no fault of the store. */
final class StoreFailures {

  private static final int MAX_CAUSES = 16;

  private StoreFailures() {}

  /** Returns whether one entry is at fault: it is damaged, or was written by something else. */
  static boolean isUnreadable(RuntimeException failure) {
    return causes(failure)
        .anyMatch(
            cause -> cause instanceof ClassCastException || cause instanceof ObjectStreamException);
  }

  /**
   * Returns whether the calling thread was interrupted, which drivers report in exceptions of their
   * own.
   */
  static boolean isInterrupt(Exception failure) {
    return Thread.currentThread().isInterrupted()
        || causes(failure)
            .anyMatch(
                cause ->
                    cause instanceof InterruptedException
                        || cause instanceof ClosedByInterruptException);
  }

  /** Returns whether the backend refuses the cache until the configuration is changed. */
  static boolean isRefusal(Exception failure) {
    return causes(failure).anyMatch(StorageConfigurationException.class::isInstance);
  }

  /**
   * Returns whether the cache refuses an argument or an operation, so that a later try fails too.
   */
  static boolean isRefusedArgument(RuntimeException failure) {
    // The failure itself: drivers may have such a one as the cause of a lost connection.
    return failure instanceof IllegalArgumentException
        || failure instanceof ClassCastException
        || failure instanceof NullPointerException
        || failure instanceof UnsupportedOperationException;
  }

  private static Stream<Throwable> causes(Exception failure) {
    return Stream.<Throwable>iterate(failure, cause -> cause != null, Throwable::getCause)
        .limit(MAX_CAUSES);
  }
}
