package org.jcachehttp.http.internal.exchange;

import java.util.concurrent.Executor;
import org.jcachehttp.http.internal.key.Lease;
import org.jcachehttp.http.internal.store.LeaseStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A lease that this process has. A process that does not end it leaves it to its deadline.
 *
 * @param leases the leases in the store
 * @param lease the lease
 * @param executor ends it, because the thread of an exchange may be interrupted, or may not block
 */
record OwnLease(LeaseStore leases, Lease lease, Executor executor) {

  private static final Logger log = LoggerFactory.getLogger(OwnLease.class);

  /** Ends the lease, with or without a response in the store. */
  void release() {
    try {
      executor.execute(() -> leases.release(lease));
    } catch (RuntimeException | OutOfMemoryError noThread) {
      log.debug("a lease cannot be ended, and lasts until its deadline", noThread);
    }
  }
}
