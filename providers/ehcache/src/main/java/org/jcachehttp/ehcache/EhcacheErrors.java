package org.jcachehttp.ehcache;

import java.util.Objects;
import java.util.stream.Stream;
import org.jcachehttp.storage.StorageException;
import org.jspecify.annotations.Nullable;

/** Ehcache's errors in words that help. */
final class EhcacheErrors {

  /** No chain of causes is as long, unless it leads in a circle. */
  private static final int DEEPEST = 20;

  private EhcacheErrors() {}

  /** The exception for a failure of {@code doing} ("read an entry"); the cause is kept. */
  static StorageException translate(String description, String doing, RuntimeException failure) {
    String reason = reason(failure);
    return new StorageException(
        description + ": cannot " + doing + ": " + reason + remedy(reason), failure);
  }

  /** What the innermost cause says: those around it say only that something went wrong. */
  private static String reason(Throwable failure) {
    return Stream.<@Nullable Throwable>iterate(failure, Objects::nonNull, Throwable::getCause)
        .limit(DEEPEST)
        .map(Throwable::getMessage)
        .filter(Objects::nonNull)
        .reduce(failure.getClass().getName(), (outer, inner) -> inner);
  }

  private static String remedy(String reason) {
    if (reason.contains("already locked")) {
      return "; Ehcache's disk tier belongs to one cache manager of one process: give another"
          + " directory, or share entries by sqlite: or filesystem:";
    }
    if (reason.contains("persistable resource: disk")) {
      return "; a disk tier needs a manager that has a directory: 'persistence' in ehcache.xml, or"
          + " CacheManagerBuilder.persistence";
    }
    return "";
  }
}
