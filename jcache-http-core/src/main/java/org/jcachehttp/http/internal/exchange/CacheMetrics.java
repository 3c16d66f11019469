package org.jcachehttp.http.internal.exchange;

import java.util.concurrent.atomic.LongAdder;
import jdk.jfr.FlightRecorder;
import org.jcachehttp.http.internal.key.RequestKeys;
import org.jcachehttp.http.internal.store.ResponseStore;
import org.jcachehttp.http.message.HttpRequest;
import org.jcachehttp.http.status.HttpCacheStatistics;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Counts, logs and records the outcome of each exchange. Safe for use by many threads. */
public final class CacheMetrics {

  /** The public name, so that applications need not know this class. */
  private static final Logger log = LoggerFactory.getLogger("org.jcachehttp.http.HttpCache");

  private final RequestKeys keys;
  private final LongAdder hits = new LongAdder();
  private final LongAdder misses = new LongAdder();
  private final LongAdder revalidated = new LongAdder();
  private final LongAdder stale = new LongAdder();
  private final LongAdder collapsed = new LongAdder();
  private final LongAdder bypassed = new LongAdder();
  private final LongAdder refused = new LongAdder();
  private final LongAdder failed = new LongAdder();

  /**
   * Creates counters at zero.
   *
   * @param keys redacts the targets that are logged and recorded
   */
  public CacheMetrics(RequestKeys keys) {
    this.keys = keys;
  }

  /** Begins the event of an exchange; null unless Flight Recorder is in use. */
  public @Nullable ExchangeEvent begin() {
    if (!FlightRecorder.isInitialized()) {
      return null;
    }
    ExchangeEvent event = new ExchangeEvent();
    event.begin();
    return event;
  }

  /** Records an exchange that ended with a response. */
  public void completed(HttpRequest request, CacheStatus status, @Nullable ExchangeEvent event) {
    counter(status).increment();
    if (log.isDebugEnabled()) {
      log.debug("{} {}: {}", request.method(), keys.target(request), status.parameters());
    }
    if (event != null && event.shouldCommit()) {
      event.method = request.method();
      event.target = keys.target(request).toString();
      event.cacheStatus = status.parameters();
      event.commit();
    }
  }

  /** Records an exchange that ended with an exception. */
  public void failed() {
    failed.increment();
  }

  private LongAdder counter(CacheStatus status) {
    if (status instanceof CacheStatus.Hit hit) {
      return hit(hit.timeToLive());
    }
    if (status instanceof CacheStatus.HitWhileRevalidating hit) {
      return hit(hit.timeToLive());
    }
    if (status instanceof CacheStatus.HitDuringBackoff hit) {
      return hit(hit.timeToLive());
    }
    if (status instanceof CacheStatus.Stored stored) {
      return forwarded(stored.forwardStatus());
    }
    if (status instanceof CacheStatus.NotStored notStored) {
      return forwarded(notStored.forwardStatus());
    }
    if (status instanceof CacheStatus.Bypassed) {
      return bypassed;
    }
    if (status instanceof CacheStatus.Collapsed) {
      return collapsed;
    }
    return status instanceof CacheStatus.GatewayTimeout ? refused : stale;
  }

  private LongAdder hit(long timeToLive) {
    return timeToLive > 0 ? hits : stale;
  }

  private LongAdder forwarded(int status) {
    return status == 304 ? revalidated : misses;
  }

  /** Returns a snapshot of these counters, and of those of the store. */
  public HttpCacheStatistics statistics(ResponseStore store) {
    return HttpCacheStatistics.builder()
        .hits(hits.sum())
        .misses(misses.sum())
        .revalidated(revalidated.sum())
        .stale(stale.sum())
        .collapsed(collapsed.sum())
        .bypassed(bypassed.sum())
        .refused(refused.sum())
        .failed(failed.sum())
        .storeErrors(store.failures())
        .mismatches(store.mismatches())
        .build();
  }
}
