package org.jcachehttp.ehcache;

import java.io.EOFException;
import java.util.Objects;
import java.util.stream.Stream;
import org.ehcache.shadow.org.terracotta.offheapstore.exceptions.OversizeMappingException;
import org.ehcache.spi.resilience.StoreAccessException;
import org.jspecify.annotations.Nullable;

/** Thrown when a tier fails. */
final class TierAccessException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  TierAccessException(StoreAccessException cause) {
    super(cause.getMessage(), cause);
  }

  /** Returns whether the entry is larger than the largest that the tier can hold. */
  boolean isEntryTooLarge() {
    Throwable failure = getCause();
    return failure != null && failure.getCause() instanceof OversizeMappingException;
  }

  /** Returns whether the entry's bytes never reached the file, because the disk was full. */
  boolean isEntryIncomplete() {
    return Stream.<@Nullable Throwable>iterate(this, Objects::nonNull, Throwable::getCause)
        .limit(EhcacheErrors.MAX_CAUSES)
        .anyMatch(EOFException.class::isInstance);
  }
}
