package org.jcachehttp.http.internal.policy;

import org.jcachehttp.http.message.Fields;
import org.jcachehttp.storage.Deadline;

/**
 * Calculates how long a response is retained: while it is fresh, and while it is useful when stale.
 *
 * @param directives the effective directives of the response
 * @param policy the policy for its request
 */
record Retention(CacheControl directives, RequestPolicy policy) {

  /** Returns until when a response is retained that was received at {@code responseTime}. */
  Deadline until(Deadline freshUntil, long responseTime) {
    if (freshUntil.isNever()) {
      return Deadline.NEVER;
    }
    long from = Math.max(freshUntil.epochMillis(), responseTime);
    return new Deadline(from + staleWindow());
  }

  /** The longest of stale retention, stale-while-revalidate and stale-if-error, in milliseconds. */
  private long staleWindow() {
    long configured =
        Math.max(
            policy.settings().stale().retention().toMillis(),
            Math.max(policy.staleIfError().toMillis(), policy.staleWhileRevalidate().toMillis()));
    long stated =
        Math.max(directives.millis("stale-while-revalidate"), directives.millis("stale-if-error"));
    return Math.max(configured, stated);
  }

  /** Returns whether a response that is already stale can still be used. */
  boolean isUsefulWhenStale(Fields fields) {
    return fields.has("ETag")
        || fields.has("Last-Modified")
        || !policy.staleWhileRevalidate().isZero()
        || directives.millis("stale-while-revalidate") > 0
        || directives.millis("stale-if-error") > 0;
  }
}
