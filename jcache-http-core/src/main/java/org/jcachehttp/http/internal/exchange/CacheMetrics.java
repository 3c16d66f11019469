package org.jcachehttp.http.internal.exchange;

import static java.util.Objects.requireNonNull;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;
import jdk.jfr.FlightRecorder;
import org.jcachehttp.http.internal.event.Listeners;
import org.jcachehttp.http.internal.key.RequestKeys;
import org.jcachehttp.http.internal.store.ResponseStore;
import org.jcachehttp.http.message.AsyncOrigin;
import org.jcachehttp.http.message.HttpRequest;
import org.jcachehttp.http.message.Origin;
import org.jcachehttp.http.status.CacheOutcome;
import org.jcachehttp.http.status.HttpCacheListener;
import org.jcachehttp.http.status.HttpCacheStatistics;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Counts, logs and records the outcome of each exchange, and reports it to listeners. Safe for use
 * by many threads.
 */
public final class CacheMetrics {

  /** The public name, so that applications need not know this class. */
  private static final Logger log = LoggerFactory.getLogger("org.jcachehttp.http.HttpCache");

  private final RequestKeys keys;
  private final ResponseStore store;
  private final CachingExchange exchanges;
  private final List<HttpCacheListener> listeners;
  private final ExchangeReporter reporter;
  private final OriginCalls origin = new OriginCalls();
  private final RefreshCounters refreshes = new RefreshCounters();

  private final Map<CacheOutcome, LongAdder> requests = new EnumMap<>(CacheOutcome.class);

  /**
   * Creates counters at zero.
   *
   * @param keys redacts the targets that are logged, recorded and reported
   * @param store has counters of its own
   * @param exchanges have counters of their leases
   */
  public CacheMetrics(
      RequestKeys keys, ResponseStore store, CachingExchange exchanges, Listeners listeners) {
    this.keys = keys;
    this.store = store;
    this.exchanges = exchanges;
    this.listeners = listeners.registered();
    this.reporter = new ExchangeReporter(keys, store.cache().getName(), listeners);
    for (CacheOutcome outcome : CacheOutcome.values()) {
      requests.put(outcome, new LongAdder());
    }
  }

  /** Begins an exchange, which is measured if Flight Recorder is in use or there is a listener. */
  public void begin(Exchange exchange) {
    if (FlightRecorder.isInitialized()
        || !listeners.isEmpty()
        || !exchange.policy().options().listeners().isEmpty()) {
      exchange.measure();
    }
  }

  /** Returns an origin whose requests are counted, for an exchange. */
  public Origin counted(Exchange exchange, Origin called) {
    return origin.counted(exchange, called);
  }

  /** Returns an origin whose requests are counted, for an exchange. */
  public AsyncOrigin countedAsync(Exchange exchange, AsyncOrigin called) {
    return origin.countedAsync(exchange, called);
  }

  /** Records an exchange that ended with a response. */
  public void completed(Exchange exchange, Action.Respond respond) {
    CacheStatus status = respond.status();
    counter(status.outcome()).increment();
    refreshes.responded(status);
    if (log.isDebugEnabled()) {
      HttpRequest request = exchange.request();
      log.debug("{} {}: {}", request.method(), keys.target(request), status.parameters());
    }
    if (exchange.event().isPresent()) {
      ExchangeEvent event = exchange.event().get();
      event.responded(respond);
      reporter.report(exchange, event);
    }
  }

  private LongAdder counter(CacheOutcome outcome) {
    return requireNonNull(requests.get(outcome));
  }

  /** Records an exchange that ended with an exception. */
  public void failed(Exchange exchange, Throwable failure) {
    counter(CacheOutcome.FAILED).increment();
    exchange
        .event()
        .ifPresent(
            event -> {
              event.failed(failure);
              reporter.report(exchange, event);
            });
  }

  /** Records a background refresh that ended with a response. */
  public void refreshed(Exchange exchange, Action.Respond respond) {
    boolean isFailure =
        respond.status().outcome() == CacheOutcome.STALE
            || exchange.policy().isRefreshFailure(respond.response().status());
    if (isFailure) {
      refreshes.failed();
    } else {
      refreshes.succeeded();
    }
    exchange
        .event()
        .ifPresent(
            event -> {
              event.responded(respond);
              reporter.reportRefresh(
                  exchange,
                  event,
                  isFailure ? HttpCacheListener::onRefreshFailed : HttpCacheListener::onRefreshed);
            });
  }

  /** Records a background refresh that ended with an exception. */
  public void refreshFailed(Exchange exchange, Throwable failure) {
    refreshes.failed();
    exchange
        .event()
        .ifPresent(
            event -> {
              event.failed(failure);
              reporter.reportRefresh(exchange, event, HttpCacheListener::onRefreshFailed);
            });
  }

  /** Returns a snapshot of these counters, and of those of the store and of leases. */
  public HttpCacheStatistics statistics() {
    HttpCacheStatistics.Builder statistics =
        HttpCacheStatistics.builder()
            .origin(origin.statistics(), origin.inFlight())
            .refreshes(refreshes.statistics());
    requests.forEach((outcome, counter) -> statistics.requests(outcome, counter.sum()));
    store.addTo(statistics);
    statistics.pendingRemovals(store.removals().pending());
    exchanges.addTo(statistics);
    return statistics.build();
  }
}
