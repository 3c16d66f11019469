package org.jcachehttp.http.internal.policy;

import java.time.Duration;
import java.util.stream.Stream;
import org.jcachehttp.http.message.Fields;
import org.jcachehttp.storage.Deadline;

/**
 * How long a store keeps a response: while it is fresh, and for as long as it is of use after that.
 *
 * @param directives the directives of the response that count
 * @param policy what the request and the user of the cache want
 */
record Retention(CacheControl directives, RequestPolicy policy) {

  /** From when on a store need not keep a response that was received at {@code responseTime}. */
  Deadline until(Deadline freshUntil, long responseTime) {
    if (freshUntil.isNever()) {
      return Deadline.NEVER;
    }
    long from = Math.max(freshUntil.epochMillis(), responseTime);
    return new Deadline(from + staleWindow().toMillis());
  }

  /** The longest of what revalidation, stale-while-revalidate and stale-if-error need. */
  private Duration staleWindow() {
    return Stream.of(
            policy.settings().stale().retention(),
            policy.staleIfError(),
            policy.staleWhileRevalidate(),
            Duration.ofMillis(directives.millis("stale-while-revalidate")),
            Duration.ofMillis(directives.millis("stale-if-error")))
        .reduce(Duration.ZERO, (a, b) -> a.compareTo(b) > 0 ? a : b);
  }

  /** Whether a response that is stale already can still save something. */
  boolean isUsefulWhenStale(Fields fields) {
    return fields.has("ETag")
        || fields.has("Last-Modified")
        || !policy.staleWhileRevalidate().isZero()
        || directives.millis("stale-while-revalidate") > 0
        || directives.millis("stale-if-error") > 0;
  }
}
