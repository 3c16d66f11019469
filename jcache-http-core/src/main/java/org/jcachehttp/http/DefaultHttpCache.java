package org.jcachehttp.http;

import java.io.IOException;
import java.time.InstantSource;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import javax.cache.Cache;
import org.jcachehttp.http.internal.event.Listeners;
import org.jcachehttp.http.internal.exchange.Action;
import org.jcachehttp.http.internal.exchange.AsyncExecutor;
import org.jcachehttp.http.internal.exchange.AsyncRunner;
import org.jcachehttp.http.internal.exchange.BackgroundRefresh;
import org.jcachehttp.http.internal.exchange.CacheMetrics;
import org.jcachehttp.http.internal.exchange.CacheStatus;
import org.jcachehttp.http.internal.exchange.CachingExchange;
import org.jcachehttp.http.internal.exchange.Exchange;
import org.jcachehttp.http.internal.exchange.SiteDataClearing;
import org.jcachehttp.http.internal.exchange.SoftTimeout;
import org.jcachehttp.http.internal.exchange.SyncRunner;
import org.jcachehttp.http.internal.key.OriginPartition;
import org.jcachehttp.http.internal.key.Partitions;
import org.jcachehttp.http.internal.key.RequestKeys;
import org.jcachehttp.http.internal.maintenance.ExpiredPurge;
import org.jcachehttp.http.internal.maintenance.JCacheStoredResponses;
import org.jcachehttp.http.internal.management.ManagedStatistics;
import org.jcachehttp.http.internal.policy.PolicySettings;
import org.jcachehttp.http.internal.policy.Preconditions;
import org.jcachehttp.http.internal.policy.RequestPolicy;
import org.jcachehttp.http.internal.secrets.CredentialKey;
import org.jcachehttp.http.internal.store.GroupStore;
import org.jcachehttp.http.internal.store.InvalidationOrder;
import org.jcachehttp.http.internal.store.LeaseStore;
import org.jcachehttp.http.internal.store.ResponseStore;
import org.jcachehttp.http.internal.store.UnderlyingStorage;
import org.jcachehttp.http.internal.store.VariantStore;
import org.jcachehttp.http.maintenance.StoredResponses;
import org.jcachehttp.http.message.AsyncOrigin;
import org.jcachehttp.http.message.HttpRequest;
import org.jcachehttp.http.message.HttpResponse;
import org.jcachehttp.http.message.Origin;
import org.jcachehttp.http.redirect.RedirectTrail;
import org.jcachehttp.http.settings.CallOptions;
import org.jcachehttp.http.settings.HttpCacheSettings;
import org.jcachehttp.http.status.HttpCacheStatistics;
import org.jcachehttp.http.stored.CachedResponse;

/** Runs exchanges over one store. */
final class DefaultHttpCache implements HttpCache {

  private final Cache<String, CachedResponse> cache;
  private final Environment environment;
  private final HttpCacheSettings settings;
  private final PolicySettings policy;
  private final ResponseStore store;
  private final RequestKeys keys;
  private final JCacheStoredResponses stored;
  private final CachingExchange exchanges;
  private final CacheMetrics metrics;
  private final InstantSource clock;
  private final SiteDataClearing clearing;
  private final BackgroundRefresh refresh;
  private final SoftTimeout softTimeout;
  private final Executor lookups;
  private final Runnable closing;
  private final AtomicBoolean closed = new AtomicBoolean();

  /**
   * An open HTTP cache.
   *
   * @param closing runs when the HTTP cache is closed
   */
  DefaultHttpCache(
      Cache<String, CachedResponse> cache,
      HttpCacheSettings settings,
      Environment environment,
      Runnable closing) {
    this.cache = cache;
    this.environment = environment;
    this.settings = settings;
    this.policy = PolicySettings.of(settings);
    Listeners listeners = Listeners.of(environment.listeners());
    Supplier<CredentialKey> credentialKey = environment.credentialKeyOf(cache);
    this.store =
        new ResponseStore(
            cache,
            settings.store(),
            environment.entryHmacOf(cache, settings.store().authentication(), credentialKey),
            listeners);
    this.keys = new RequestKeys(settings.keys(), Partitions.of(settings.type()), credentialKey);
    this.clock = environment.clock();
    GroupStore groups = new GroupStore(store, InvalidationOrder.ofProcess(), clock);
    VariantStore variants =
        new VariantStore(
            groups, keys, settings.store().maxVariants(), settings.extensions().noVarySearch());
    AsyncExecutor async = environment.async();
    this.exchanges =
        new CachingExchange(variants, settings.store().maxBodySize(), leases(), async.executor());
    this.metrics = new CacheMetrics(keys, store, exchanges, listeners);
    this.stored =
        new JCacheStoredResponses(
            store, variants, keys, settings.stale().retention(), clock, exchanges);
    store.removals().scanBy(stored::delete);
    this.refresh = environment.refresh();
    this.softTimeout = new SoftTimeout(async.executor(), settings.store().maxBodySize());
    this.clearing = new SiteDataClearing(policy, async.executor(), this::clearSiteData);
    this.lookups = async.forLookups(UnderlyingStorage.of(cache).location());
    Runnable purging =
        ExpiredPurge.closing(settings.store().purgeInterval(), cache, clock, closing);
    this.closing = ManagedStatistics.closing(cache, metrics::statistics, purging);
  }

  private Optional<LeaseStore> leases() {
    return settings.collapse() == HttpCacheSettings.CollapseScope.CLUSTER
        ? Optional.of(new LeaseStore(store, settings.collapseLease(), clock))
        : Optional.empty();
  }

  @Override
  public HttpResponse execute(HttpRequest request, Origin origin, CallOptions options)
      throws IOException {
    Objects.requireNonNull(origin, "origin");
    Exchange exchange = open(request, options);
    try {
      Action first = exchanges.begin(exchange);
      return complete(
          exchange,
          first instanceof Action.Respond hit ? hit : run(exchange, first, origin),
          origin);
    } catch (IOException | RuntimeException failure) {
      metrics.failed(exchange, failure);
      throw failure;
    } finally {
      // Also after an Error: followers must not wait for an exchange that has ended.
      exchanges.fail(exchange);
    }
  }

  private Action.Respond run(Exchange exchange, Action first, Origin origin) throws IOException {
    Origin called = clearing.after(metrics.counted(exchange, origin));
    return new SyncRunner(exchange, called, softTimeout).run(first);
  }

  @Override
  public CompletionStage<HttpResponse> executeAsync(
      HttpRequest request, AsyncOrigin origin, CallOptions options) {
    Objects.requireNonNull(origin, "origin");
    Exchange exchange = open(request, options);
    // A hit does not reach this origin.
    AsyncOrigin called =
        sent -> clearing.afterAsync(metrics.countedAsync(exchange, origin)).send(sent);
    AsyncRunner runner = new AsyncRunner(exchange, called, softTimeout);
    return begin(exchange)
        .thenCompose(runner::run)
        .thenApply(respond -> complete(exchange, respond, blocking(origin)))
        .whenComplete(
            (response, failure) -> {
              if (failure != null) {
                exchanges.fail(exchange);
                metrics.failed(exchange, causeOf(failure));
              }
            });
  }

  private CompletionStage<Action> begin(Exchange exchange) {
    try {
      return CompletableFuture.supplyAsync(() -> exchanges.begin(exchange), lookups);
    } catch (RejectedExecutionException full) {
      return CompletableFuture.failedFuture(full);
    }
  }

  private static Throwable causeOf(Throwable failure) {
    Throwable cause = failure instanceof CompletionException ? failure.getCause() : null;
    return cause == null ? failure : cause;
  }

  private Exchange open(HttpRequest request, CallOptions options) {
    requireOpen();
    Objects.requireNonNull(request, "request");
    return exchange(request, Objects.requireNonNull(options, "options"));
  }

  private Exchange exchange(HttpRequest request, CallOptions options) {
    Exchange exchange = new Exchange(RequestPolicy.of(request, options, policy), clock);
    metrics.begin(exchange);
    return exchange;
  }

  private HttpResponse complete(Exchange exchange, Action.Respond respond, Origin origin) {
    exchanges.complete(exchange, respond);
    metrics.completed(exchange, respond);
    if (respond.status() instanceof CacheStatus.HitWhileRevalidating) {
      refresh.start(respond.key().orElseThrow(), () -> refresh(exchange, origin));
    }
    return respond.response();
  }

  /** RFC 5861 section 3, without the preconditions of the caller, which has its response. */
  private void refresh(Exchange served, Origin origin) throws IOException {
    HttpRequest request = Preconditions.strip(served.request());
    Exchange exchange = exchange(request, served.policy().options());
    try {
      Optional<Action> first = exchanges.beginRevalidation(exchange);
      if (first.isPresent()) {
        Action.Respond respond = run(exchange, first.get(), origin);
        respond.receive(settings.store().maxBodySize());
        metrics.refreshed(exchange, respond);
      }
    } catch (IOException | RuntimeException failure) {
      metrics.refreshFailed(exchange, failure);
      throw failure;
    } finally {
      exchanges.fail(exchange);
    }
  }

  private void clearSiteData(HttpRequest request) {
    OriginPartition entries = keys.originPartition(request);
    // In this order: an exchange that stores afterwards sees that its response is superseded.
    exchanges.supersede(entries);
    store.removals().scanOrKeep(entries);
  }

  /** The origin for a thread that may wait for it. */
  private static Origin blocking(AsyncOrigin origin) {
    return request -> {
      try {
        return origin.send(request).toCompletableFuture().join();
      } catch (CompletionException failure) {
        if (failure.getCause() instanceof IOException exchange) {
          throw exchange;
        }
        throw failure;
      }
    };
  }

  @Override
  public HttpCacheBuilder toBuilder() {
    requireOpen();
    return new HttpCacheBuilder(cache, environment).settings(settings);
  }

  @Override
  public void ping() {
    requireOpen();
    store.ping();
  }

  @Override
  public StoredResponses responses() {
    requireOpen();
    return stored;
  }

  @Override
  public RedirectTrail trail(HttpRequest request) {
    return RedirectTrail.from(request, keys.parts()::isSecretHeader);
  }

  @Override
  public HttpCacheStatistics statistics() {
    return metrics.statistics();
  }

  private void requireOpen() {
    if (closed.get()) {
      throw new IllegalStateException(
          "the HTTP cache over cache '"
              + store.cache().getName()
              + "' is closed: close it after the last client that uses it");
    }
  }

  @Override
  public void close() {
    if (closed.compareAndSet(false, true)) {
      refresh.close();
      store.close();
      closing.run();
    }
  }

  /** The name of the cache below and the settings; neither contains a secret. */
  @Override
  public String toString() {
    return "HttpCache['" + store.cache().getName() + "', " + settings + ']';
  }
}
