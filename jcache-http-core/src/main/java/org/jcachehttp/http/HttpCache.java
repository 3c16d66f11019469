package org.jcachehttp.http;

import java.io.IOException;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.cache.Cache;
import org.jcachehttp.http.internal.exchange.Action;
import org.jcachehttp.http.internal.exchange.AsyncExecutor;
import org.jcachehttp.http.internal.exchange.AsyncRunner;
import org.jcachehttp.http.internal.exchange.BackgroundRefresh;
import org.jcachehttp.http.internal.exchange.CacheMetrics;
import org.jcachehttp.http.internal.exchange.CachingExchange;
import org.jcachehttp.http.internal.exchange.Exchange;
import org.jcachehttp.http.internal.exchange.ExchangeEvent;
import org.jcachehttp.http.internal.exchange.SyncRunner;
import org.jcachehttp.http.internal.key.RequestKeys;
import org.jcachehttp.http.internal.policy.PolicySettings;
import org.jcachehttp.http.internal.policy.Preconditions;
import org.jcachehttp.http.internal.policy.RequestPolicy;
import org.jcachehttp.http.internal.store.ResponseStore;
import org.jcachehttp.http.internal.store.VariantStore;
import org.jcachehttp.http.maintenance.StoredResponses;
import org.jcachehttp.http.message.AsyncOrigin;
import org.jcachehttp.http.message.HttpRequest;
import org.jcachehttp.http.message.HttpResponse;
import org.jcachehttp.http.message.Origin;
import org.jcachehttp.http.redirect.RedirectTrail;
import org.jcachehttp.http.settings.CallOptions;
import org.jcachehttp.http.status.CacheStatus;
import org.jcachehttp.http.status.HttpCacheStatistics;
import org.jcachehttp.http.stored.CachedResponse;

/**
 * Answers HTTP requests from a {@code javax.cache.Cache} where RFC 9111 allows it, and from their
 * origin where it does not.
 *
 * <pre>{@code
 * try (HttpCache cache = HttpCache.open("sqlite:/var/cache/app.sqlite")) {
 *   HttpResponse response = cache.execute(HttpRequest.get("https://example.org/"), client::send);
 * }
 * }</pre>
 *
 * <p>Safe for use by many threads. A cache that fails never fails a call: the origin answers then.
 */
public final class HttpCache implements AutoCloseable {

  private final ResponseStore responses;
  private final RequestKeys keys;
  private final StoredResponses stored;
  private final CachingExchange exchanges;
  private final BackgroundRefresh refresh;
  private final CacheMetrics metrics;
  private final AsyncExecutor async;
  private final Executor lookups;
  private final PolicySettings settings;
  private final InstantSource clock;
  private final Runnable closing;
  private final AtomicBoolean closed = new AtomicBoolean();

  HttpCache(
      ResponseStore responses,
      RequestKeys keys,
      PolicySettings settings,
      int maxBodySize,
      InstantSource clock,
      BackgroundRefresh refresh,
      AsyncExecutor async,
      Runnable closing) {
    this.responses = responses;
    this.keys = keys;
    this.metrics = new CacheMetrics(keys);
    VariantStore store = new VariantStore(responses, keys);
    this.exchanges = new CachingExchange(store, maxBodySize);
    this.stored =
        new StoredResponses(responses.cache(), store, keys, settings.stale().keep(), clock);
    this.refresh = refresh;
    this.async = async;
    this.lookups = async.forLookups(ResponseStore.locationOf(responses.cache()));
    this.settings = settings;
    this.clock = clock;
    this.closing = closing;
  }

  /** An HTTP cache with the default settings over a cache of any provider, which stays open. */
  public static HttpCache over(Cache<String, CachedResponse> cache) {
    return builder().over(cache);
  }

  /** An HTTP cache with the default settings in memory. */
  public static HttpCache open() {
    return builder().open();
  }

  /**
   * An HTTP cache with the default settings on the backend that the URI names, in its cache {@code
   * http_cache}.
   *
   * @throws IllegalArgumentException if the URI is none, or names what its backend does not know
   * @throws javax.cache.CacheException if the backend cannot be opened
   */
  public static HttpCache open(String uri) {
    return builder().open(uri);
  }

  /** Settings other than the default ones. */
  public static HttpCacheBuilder builder() {
    return new HttpCacheBuilder();
  }

  /**
   * Answers the request: with a stored response, or with the origin's, which is stored on the way
   * if it may be. Every answer says in its Cache-Status field (RFC 9211) where it came from.
   *
   * <p>The origin is asked on this thread, and at most once, except where its 304 response speaks
   * of another response than the stored one, and where the stored one allows
   * stale-while-revalidate: then it answers at once, and the origin is asked on another thread. The
   * body of an answer from the cache, or of one that was stored, can be opened any number of times;
   * any other is the origin's stream, which the caller closes.
   *
   * @throws IOException if the origin was asked and failed, and nothing stored may answer for it
   * @throws IllegalStateException if this HTTP cache is closed
   */
  public HttpResponse execute(HttpRequest request, Origin origin) throws IOException {
    return execute(request, origin, CallOptions.none());
  }

  /**
   * Answers the request as {@link #execute(HttpRequest, Origin)} does, with options of its own.
   *
   * @throws IOException if the origin was asked and failed, and nothing stored may answer for it
   * @throws IllegalStateException if this HTTP cache is closed
   */
  public HttpResponse execute(HttpRequest request, Origin origin, CallOptions options)
      throws IOException {
    requireOpen();
    ExchangeEvent event = begin();
    Exchange exchange = exchange(request, options);
    try {
      Action first = exchanges.begin(exchange);
      Action.Respond respond =
          first instanceof Action.Respond hit ? hit : new SyncRunner(exchange, origin).run(first);
      return complete(exchange, respond, origin, event);
    } catch (IOException | RuntimeException failure) {
      metrics.failed();
      throw failure;
    } finally {
      // Also after an Error: followers must not wait for an exchange that has ended.
      exchanges.fail(exchange);
    }
  }

  /** {@link #executeAsync(HttpRequest, AsyncOrigin, CallOptions)} as the cache is configured. */
  public CompletionStage<HttpResponse> executeAsync(HttpRequest request, AsyncOrigin origin) {
    return executeAsync(request, origin, CallOptions.none());
  }

  /**
   * Answers the request like {@link #execute(HttpRequest, Origin, CallOptions)}, and blocks neither
   * the caller's thread nor the one that completes the origin's response: what waits for the cache
   * or reads a body runs on the executor of this HTTP cache; a cache in the memory of the process
   * is looked up at once. Completes with an {@link IOException} if the origin was asked and failed,
   * and nothing stored may answer for it.
   *
   * @throws IllegalStateException if this HTTP cache is closed
   */
  public CompletionStage<HttpResponse> executeAsync(
      HttpRequest request, AsyncOrigin origin, CallOptions options) {
    requireOpen();
    ExchangeEvent event = begin();
    Exchange exchange = exchange(request, options);
    AsyncRunner runner = new AsyncRunner(exchange, origin, async.executor());
    return CompletableFuture.supplyAsync(() -> exchanges.begin(exchange), lookups)
        .thenCompose(runner::run)
        .thenApply(respond -> complete(exchange, respond, blocking(origin), event))
        .whenComplete(
            (response, failure) -> {
              if (failure != null) {
                exchanges.fail(exchange);
                metrics.failed();
              }
            });
  }

  private static ExchangeEvent begin() {
    ExchangeEvent event = new ExchangeEvent();
    event.begin();
    return event;
  }

  private Exchange exchange(HttpRequest request, CallOptions options) {
    return new Exchange(RequestPolicy.of(request, options, settings), clock);
  }

  private HttpResponse complete(
      Exchange exchange, Action.Respond respond, Origin origin, ExchangeEvent event) {
    exchanges.complete(exchange, respond);
    metrics.completed(exchange.request(), respond.status(), event);
    if (respond.status() instanceof CacheStatus.HitWhileRevalidating) {
      refresh.start(respond.key().orElseThrow(), () -> refresh(exchange, origin));
    }
    return respond.response();
  }

  /** RFC 5861 section 3, without the preconditions of the caller, which has its response. */
  private void refresh(Exchange served, Origin origin) throws IOException {
    HttpRequest request = Preconditions.strip(served.request());
    Exchange exchange = exchange(request, served.policy().options());
    Optional<Action> first = exchanges.beginRevalidation(exchange);
    if (first.isPresent()) {
      new SyncRunner(exchange, origin).run(first.get()).response().body().close();
    }
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

  /**
   * What is stored, to be listed, removed, copied and given other lifetimes.
   *
   * @throws IllegalStateException if this HTTP cache is closed
   */
  public StoredResponses responses() {
    requireOpen();
    return stored;
  }

  /**
   * The requests that one call comes to, if redirections are followed above this cache: each goes
   * through it by itself.
   */
  public RedirectTrail trail(HttpRequest request) {
    return RedirectTrail.from(request, keys.settings().treatments());
  }

  /**
   * Removes every stored response that is not fresh now, and returns how many those were. Whoever
   * uses them while stale, to validate them or when the origin fails, loses them.
   *
   * @throws javax.cache.CacheException if the cache fails
   * @throws IllegalStateException if this HTTP cache is closed
   */
  public long deleteStale() {
    return responses().deleteStale();
  }

  /** What this HTTP cache has done so far. */
  public HttpCacheStatistics statistics() {
    return metrics.statistics(responses.failures());
  }

  private void requireOpen() {
    if (closed.get()) {
      throw new IllegalStateException(
          "the HTTP cache over cache '"
              + responses.cache().getName()
              + "' is closed: close it after the last client that uses it");
    }
  }

  /**
   * Closes what {@code open} opened; a cache that was given stays open. Calls under way end as if
   * the store were empty; closing twice is harmless.
   */
  @Override
  public void close() {
    if (!closed.compareAndSet(false, true)) {
      return;
    }
    refresh.close();
    responses.close();
    closing.run();
  }
}
