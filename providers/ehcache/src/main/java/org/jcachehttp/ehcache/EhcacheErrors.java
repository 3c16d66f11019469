package org.jcachehttp.ehcache;

import java.util.Objects;
import java.util.stream.Stream;
import org.jcachehttp.storage.StorageException;
import org.jspecify.annotations.Nullable;

/** Translates Ehcache's exceptions into storage exceptions that name a remedy. */
final class EhcacheErrors {

  /** A limit for chains of causes that contain a cycle. */
  static final int MAX_CAUSES = 20;

  private EhcacheErrors() {}

  /**
   * Returns the exception for a failed operation.
   *
   * @param operation the operation in words: {@code "read an entry"}
   * @param failure the cause
   */
  static StorageException translate(
      String description, String operation, RuntimeException failure) {
    String reason = reason(failure);
    return new StorageException(
        description + ": cannot " + operation + ": " + reason + remedy(reason), failure);
  }

  /** Returns the message of the innermost cause, which is the specific one. */
  private static String reason(Throwable failure) {
    return Stream.<@Nullable Throwable>iterate(failure, Objects::nonNull, Throwable::getCause)
        .limit(MAX_CAUSES)
        .map(Throwable::getMessage)
        .filter(Objects::nonNull)
        .reduce(failure.getClass().getName(), (outer, inner) -> inner);
  }

  private static String remedy(String reason) {
    if (reason.contains("already locked")) {
      return "; only one cache manager of one process can open a disk tier of Ehcache: give another"
          + " directory, or use sqlite: or filesystem: to share entries";
    }
    if (reason.contains("persistable resource: disk")) {
      return "; a disk tier needs a manager with a directory: set 'persistence' in ehcache.xml, or"
          + " CacheManagerBuilder.persistence";
    }
    if (reason.contains("Attempting to allocate")) {
      return "; set 'off-heap' to less";
    }
    return "";
  }
}
