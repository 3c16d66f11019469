package org.jcachehttp.http.internal.exchange;

import java.util.concurrent.atomic.LongAdder;
import org.jcachehttp.http.HttpCache;
import org.jcachehttp.http.internal.key.RequestKeys;
import org.jcachehttp.http.message.HttpRequest;
import org.jcachehttp.http.status.CacheStatus;
import org.jcachehttp.http.status.HttpCacheStatistics;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Counts, logs and records how requests are answered. Safe for use by many threads. */
public final class CacheMetrics {

  private static final Logger log = LoggerFactory.getLogger(HttpCache.class);

  private final RequestKeys keys;
  private final LongAdder hits = new LongAdder();
  private final LongAdder misses = new LongAdder();
  private final LongAdder revalidated = new LongAdder();
  private final LongAdder stale = new LongAdder();
  private final LongAdder coalesced = new LongAdder();
  private final LongAdder bypassed = new LongAdder();
  private final LongAdder refused = new LongAdder();
  private final LongAdder failed = new LongAdder();

  /** Counts from zero; what it writes of requests is redacted by those keys. */
  public CacheMetrics(RequestKeys keys) {
    this.keys = keys;
  }

  /** A request has its answer. */
  public void answered(HttpRequest request, CacheStatus status, ExchangeEvent event) {
    counter(status).increment();
    if (log.isDebugEnabled()) {
      log.debug("{} {}: {}", request.method(), keys.target(request), status.parameters());
    }
    if (event.shouldCommit()) {
      event.method = request.method();
      event.target = keys.target(request).toString();
      event.decision = status.parameters();
      event.commit();
    }
  }

  /** A request has none: the origin failed, and nothing stored may answer. */
  public void failed() {
    failed.increment();
  }

  private LongAdder counter(CacheStatus status) {
    if (status instanceof CacheStatus.Hit hit) {
      return hit.timeToLive() > 0 ? hits : stale;
    }
    if (status instanceof CacheStatus.Stored stored) {
      return originAnswered(stored.forwardStatus());
    }
    if (status instanceof CacheStatus.NotStored notStored) {
      return originAnswered(notStored.forwardStatus());
    }
    if (status instanceof CacheStatus.Passed) {
      return bypassed;
    }
    if (status instanceof CacheStatus.Collapsed) {
      return coalesced;
    }
    return status instanceof CacheStatus.Refused ? refused : stale;
  }

  private LongAdder originAnswered(int status) {
    return status == 304 ? revalidated : misses;
  }

  /** What was counted so far. */
  public HttpCacheStatistics statistics(long storeErrors) {
    return new HttpCacheStatistics(
        hits.sum(),
        misses.sum(),
        revalidated.sum(),
        stale.sum(),
        coalesced.sum(),
        bypassed.sum(),
        refused.sum(),
        failed.sum(),
        storeErrors);
  }
}
