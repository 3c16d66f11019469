package org.jcachehttp.http.internal.exchange;

import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.jcachehttp.http.internal.exchange.InFlightRequest.CollapseOutcome;
import org.jcachehttp.http.internal.key.Lease;
import org.jcachehttp.http.internal.store.LeaseStore;

/**
 * A lease that this process has. A process that does not end it leaves it to its deadline.
 *
 * @param leases the leases in the store
 * @param lease the lease
 * @param executor ends it, because the thread of an asynchronous exchange may not block
 */
record HeldLease(LeaseStore leases, Lease lease, Executor executor) {

  /** Ends the lease after that outcome of the call. */
  void endAfter(CollapseOutcome outcome) {
    if (outcome instanceof CollapseOutcome.NotShareable) {
      run(() -> leases.releaseNotShareable(lease));
    } else {
      release();
    }
  }

  /** Ends the lease: the response is stored, or another exchange is to try. */
  void release() {
    run(() -> leases.release(lease));
  }

  private void run(Runnable end) {
    try {
      executor.execute(end);
    } catch (RejectedExecutionException full) {
      // Its deadline ends it.
    }
  }
}
