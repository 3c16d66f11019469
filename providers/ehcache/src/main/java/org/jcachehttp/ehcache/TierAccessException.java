package org.jcachehttp.ehcache;

import org.ehcache.shadow.org.terracotta.offheapstore.exceptions.OversizeMappingException;
import org.ehcache.spi.resilience.StoreAccessException;

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
}
