package org.jcachehttp.http.internal.exchange;

import java.util.Collection;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import org.jcachehttp.http.internal.key.OriginPartition;
import org.jcachehttp.http.internal.policy.Verdict;
import org.jcachehttp.http.internal.store.CallsInFlight;
import org.jcachehttp.http.internal.store.DeletedEntries;
import org.jcachehttp.http.internal.store.LeaseStore;
import org.jcachehttp.http.internal.store.Lookup;
import org.jcachehttp.http.internal.store.VariantStore;
import org.jcachehttp.http.status.HttpCacheStatistics;
import org.jcachehttp.http.stored.CachedResponse;

/** Takes an exchange from its request to a response, action by action (RFC 9111 section 4). */
public final class CachingExchange implements CallsInFlight {

  private final VariantStore store;
  private final InFlightRequests inFlight;
  private final OriginFetch fetch;
  private final Revalidation revalidation;
  private final RequestCollapser collapser;
  private final Optional<ClusterLeader> cluster;
  private final AtomicLong completions = new AtomicLong();
  private final StaleResponses stale =
      new StaleResponses(new RefreshBackoff(() -> ThreadLocalRandom.current().nextDouble()));

  /**
   * Creates the pipeline over a store.
   *
   * @param leases the leases by which processes share a call; empty if each makes its own
   * @param executor ends leases
   */
  public CachingExchange(
      VariantStore store, int maxBodySize, Optional<LeaseStore> leases, Executor executor) {
    this.inFlight = new InFlightRequests(completions);
    this.store = store;
    this.fetch = new OriginFetch(store, inFlight, maxBodySize, leases);
    this.revalidation = new Revalidation(store, fetch, stale);
    this.cluster = leases.map(all -> ClusterLeader.of(all, store, inFlight, executor));
    this.collapser =
        new RequestCollapser(store, inFlight, fetch, revalidation, stale, this::begin, cluster);
  }

  /** Returns the first action of an exchange. */
  public Action begin(Exchange exchange) {
    Optional<Verdict> bypass = exchange.policy().beforeLookup();
    if (bypass.isPresent()) {
      return withoutStore(exchange, bypass.get());
    }
    exchange.looksUpAfter(completions.get());
    return afterLookup(exchange, find(exchange));
  }

  private Lookup find(Exchange exchange) {
    Optional<ExchangeEvent> event = exchange.event();
    if (event.isEmpty()) {
      return store.find(exchange.request());
    }
    // Without a lambda expression, which creates an object for each hit.
    long start = System.nanoTime();
    Lookup lookup = store.find(exchange.request());
    event.get().addStoreTime(start);
    return lookup;
  }

  private Action afterLookup(Exchange exchange, Lookup lookup) {
    return lookup instanceof Lookup.Found found
        ? onFound(exchange, found)
        : onVerdict(exchange, lookup, onMissing(exchange, lookup));
  }

  private Action onFound(Exchange exchange, Lookup.Found found) {
    CachedResponse stored = found.response();
    long now = exchange.now();
    Verdict verdict = exchange.policy().onStored(stored, now);
    String key = found.location().key();
    if (verdict instanceof Verdict.Serve) {
      return CacheResponses.fromStore(exchange.request(), stored, now, key, CacheStatus.Hit::new);
    }
    if (verdict instanceof Verdict.ServeWhileRevalidating) {
      return CacheResponses.fromStore(
          exchange.request(),
          stored,
          now,
          key,
          stale.isBackoff(key, now)
              ? CacheStatus.HitDuringBackoff::new
              : CacheStatus.HitWhileRevalidating::new);
    }
    return verdict instanceof Verdict.Revalidate revalidate
        ? stale
            .duringBackoff(exchange, found.location(), revalidate)
            .<Action>map(Function.identity())
            .orElseGet(() -> onVerdict(exchange, found, verdict))
        : onVerdict(exchange, found, verdict);
  }

  private static Verdict onMissing(Exchange exchange, Lookup lookup) {
    return lookup instanceof Lookup.Absent absent
        ? exchange.policy().onMiss(absent.reason())
        : exchange.policy().onUnavailableStore();
  }

  private Action onVerdict(Exchange exchange, Lookup lookup, Verdict verdict) {
    if (verdict instanceof Verdict.Evict evict) {
      store.remove(lookup.location(), evict.stored());
      return afterLookup(exchange, new Lookup.Absent(lookup.location(), evict.reason()));
    }
    if (verdict instanceof Verdict.Forward forward) {
      return collapser.forward(exchange, lookup, forward);
    }
    return verdict instanceof Verdict.ForwardHead forward
        ? revalidation.forwardHead(exchange, lookup.location(), forward)
        : withoutStore(exchange, verdict);
  }

  private Action withoutStore(Exchange exchange, Verdict verdict) {
    return verdict instanceof Verdict.Bypass bypass
        ? fetch.bypass(exchange, bypass.reason())
        : CacheResponses.gatewayTimeout(((Verdict.GatewayTimeout) verdict).reason());
  }

  /**
   * Returns the first action of a background revalidation (RFC 5861 section 3); empty if nothing
   * that is due for it is stored, or if another process does it.
   */
  public Optional<Action> beginRevalidation(Exchange exchange) {
    // Another revalidation may have completed since the stale response was served.
    Optional<Lookup> due = Optional.of(find(exchange)).filter(found -> isDue(exchange, found));
    return (cluster.isEmpty() ? due : leaseRefresh(exchange, due))
        .map(
            lookup ->
                revalidation.revalidateStale(exchange, lookup, lookup.stored().orElseThrow()));
  }

  private Optional<Lookup> leaseRefresh(Exchange exchange, Optional<Lookup> due) {
    return due.flatMap(lookup -> cluster.orElseThrow().leaseRefresh(exchange, lookup))
        .filter(found -> isDue(exchange, found));
  }

  private static boolean isDue(Exchange exchange, Lookup lookup) {
    return lookup
        .stored()
        .filter(stored -> exchange.policy().isDueForRefresh(stored, exchange.now()))
        .isPresent();
  }

  /** Prevents responses in flight of an origin and a credential from being stored. */
  public void supersede(OriginPartition entries) {
    inFlight.detach(entries);
    store.invalidation().supersede(entries);
  }

  @Override
  public void supersede(DeletedEntries deleted) {
    inFlight.detach(deleted);
    store.invalidation().supersede(deleted);
  }

  @Override
  public void endLeases(Collection<String> keys) {
    cluster.ifPresent(all -> all.endLeases(keys));
  }

  /** Adds the leases so far to statistics. */
  void addTo(HttpCacheStatistics.Builder statistics) {
    cluster.ifPresent(leader -> leader.counters().addTo(statistics));
  }

  /** Completes the requests that were collapsed with an exchange, which now has its response. */
  public void complete(Exchange exchange, Action.Respond respond) {
    if (exchange.isLeader()) {
      collapser.complete(exchange, respond);
    }
  }

  /**
   * Lets another request take over if the exchange ended without a response. Has no effect after
   * {@link #complete}.
   */
  public void fail(Exchange exchange) {
    if (exchange.isLeader()) {
      collapser.fail(exchange);
    }
    exchange.endLease();
  }
}
