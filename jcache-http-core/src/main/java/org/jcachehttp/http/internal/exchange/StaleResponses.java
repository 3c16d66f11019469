package org.jcachehttp.http.internal.exchange;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import org.jcachehttp.http.internal.policy.CurrentAge;
import org.jcachehttp.http.internal.policy.RetryAfter;
import org.jcachehttp.http.internal.policy.Verdict;
import org.jcachehttp.http.internal.store.EntryLocation;
import org.jcachehttp.http.message.Fields;
import org.jcachehttp.http.status.ForwardReason;

/**
 * Responds with stale stored responses where they may be used (RFC 9111 section 4.2.4): instead of
 * an error, while a refresh that failed is not tried again, and when the origin takes too long.
 *
 * @param backoff the refreshes that failed
 */
record StaleResponses(RefreshBackoff backoff) {

  /** Records the result of a refresh. */
  void record(Exchange exchange, String key, Action.TimedResponse received) {
    if (exchange.policy().isRefreshFailure(received.status())) {
      Fields fields = received.response().fields();
      failed(
          exchange,
          key,
          OptionalInt.of(received.status()),
          RetryAfter.of(fields, received.responseTime()));
    } else {
      backoff.succeeded(key);
    }
  }

  /** Records a refresh without a response. */
  void recordFailure(Exchange exchange, String key) {
    failed(exchange, key, OptionalInt.empty(), Optional.empty());
  }

  private void failed(
      Exchange exchange, String key, OptionalInt status, Optional<Duration> retryAfter) {
    backoff.failed(key, exchange.policy().refresh(), status, retryAfter, exchange.now());
  }

  /** Returns whether a refresh that failed is not tried again yet. */
  boolean isBackoff(String key, long now) {
    return backoff.waiting(key, now).isPresent();
  }

  /**
   * Responds with the stored response instead of the origin's error, if that is allowed.
   *
   * @param status the status of the error; empty if there was no response
   */
  Optional<Action.Respond> insteadOfError(
      Exchange exchange, EntryLocation location, Verdict.Revalidate verdict, OptionalInt status) {
    if (!isStillFresh(exchange, verdict, status)
        && !exchange.policy().allowsStaleInsteadOf(status, verdict, exchange.now())) {
      return Optional.empty();
    }
    ForwardReason reason = verdict.reason();
    return Optional.of(
        CacheResponses.fromStore(
            exchange.request(),
            verdict.stored(),
            exchange.now(),
            location.key(),
            timeToLive ->
                status.isPresent()
                    ? new CacheStatus.StaleIfError(reason, status.getAsInt(), timeToLive)
                    : new CacheStatus.OriginUnreachable(reason, timeToLive)));
  }

  /** A response that was refreshed early is used until the end of its lifetime. */
  private static boolean isStillFresh(
      Exchange exchange, Verdict.Revalidate verdict, OptionalInt status) {
    return verdict.reason() == ForwardReason.STALE
        && CurrentAge.isFresh(verdict.stored(), exchange.now())
        && (status.isEmpty() || exchange.policy().isRefreshFailure(status.getAsInt()));
  }

  /**
   * Responds with the stored response while a refresh that failed is not tried again, if that
   * failure allows its use.
   */
  Optional<Action.Respond> duringBackoff(
      Exchange exchange, EntryLocation location, Verdict.Revalidate verdict) {
    long now = exchange.now();
    return backoff
        .waiting(location.key(), now)
        .filter(failure -> exchange.policy().allowsStaleInsteadOf(failure.status(), verdict, now))
        .map(
            failure ->
                CacheResponses.fromStore(
                    exchange.request(),
                    verdict.stored(),
                    now,
                    location.key(),
                    CacheStatus.HitDuringBackoff::new));
  }

  /** Returns how long a caller still waits for the origin before it gets the stale response. */
  Optional<Duration> softTimeout(Exchange exchange, Verdict.Forward verdict) {
    return verdict instanceof Verdict.Revalidate revalidate
        ? exchange
            .policy()
            .refresh()
            .softTimeout()
            .filter(
                limit ->
                    exchange
                        .policy()
                        .allowsStaleInsteadOf(OptionalInt.empty(), revalidate, exchange.now()))
            .map(exchange::leftOf)
        : Optional.empty();
  }

  /** Responds with the stored response, because the origin takes too long. */
  Action.Respond afterSoftTimeout(
      Exchange exchange, EntryLocation location, Verdict.Revalidate verdict) {
    return CacheResponses.fromStore(
        exchange.request(),
        verdict.stored(),
        exchange.now(),
        location.key(),
        timeToLive -> new CacheStatus.SoftTimeout(verdict.reason(), timeToLive));
  }
}
