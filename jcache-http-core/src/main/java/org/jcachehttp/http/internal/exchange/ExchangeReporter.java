package org.jcachehttp.http.internal.exchange;

import java.util.List;
import java.util.function.BiConsumer;
import org.jcachehttp.http.internal.event.Listeners;
import org.jcachehttp.http.internal.key.RequestKeys;
import org.jcachehttp.http.status.HttpCacheEvent;
import org.jcachehttp.http.status.HttpCacheListener;

/**
 * Reports exchanges that were measured: to Flight Recorder, and to listeners.
 *
 * @param keys redacts the targets
 * @param cacheName the name of the cache below
 * @param listeners the listeners of the cache
 */
record ExchangeReporter(RequestKeys keys, String cacheName, Listeners listeners) {

  /** Reports a request that has ended. */
  void report(Exchange exchange, ExchangeEvent event) {
    boolean isRecorded = event.shouldCommit();
    if (isRecorded || isHeard(exchange)) {
      event.of(exchange.request(), keys.target(exchange.request()));
      event.commit();
      call(exchange, event, HttpCacheListener::onExchange);
    }
  }

  /**
   * Reports a background refresh to listeners; Flight Recorder has the requests of callers only.
   */
  void reportRefresh(
      Exchange exchange,
      ExchangeEvent event,
      BiConsumer<HttpCacheListener, HttpCacheEvent> method) {
    if (isHeard(exchange)) {
      event.of(exchange.request(), keys.target(exchange.request()));
      call(exchange, event, method);
    }
  }

  private void call(
      Exchange exchange,
      ExchangeEvent event,
      BiConsumer<HttpCacheListener, HttpCacheEvent> method) {
    if (isHeard(exchange)) {
      HttpCacheEvent reported = event.forListeners(cacheName);
      listeners.call(listener -> method.accept(listener, reported));
      listeners.call(ofCall(exchange), listener -> method.accept(listener, reported));
    }
  }

  private boolean isHeard(Exchange exchange) {
    return !listeners.registered().isEmpty() || !ofCall(exchange).isEmpty();
  }

  private static List<HttpCacheListener> ofCall(Exchange exchange) {
    return exchange.policy().options().listeners();
  }
}
