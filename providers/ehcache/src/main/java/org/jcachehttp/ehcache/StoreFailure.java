package org.jcachehttp.ehcache;

import org.ehcache.shadow.org.terracotta.offheapstore.exceptions.OversizeMappingException;
import org.ehcache.spi.resilience.StoreAccessException;

/** A tier could not do what it was asked. */
final class StoreFailure extends RuntimeException {

  private static final long serialVersionUID = 1L;

  StoreFailure(StoreAccessException cause) {
    super(cause.getMessage(), cause);
  }

  /** Whether the entry is larger than any that the tier can hold. */
  boolean isForSize() {
    Throwable reason = getCause();
    return reason != null && reason.getCause() instanceof OversizeMappingException;
  }
}
