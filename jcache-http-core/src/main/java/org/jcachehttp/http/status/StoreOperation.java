package org.jcachehttp.http.status;

/** A kind of operation on the cache below an HTTP cache; each has a circuit breaker. */
public enum StoreOperation {
  /** Entries are read. */
  READ,
  /** Entries are written, replaced or removed. */
  WRITE
}
