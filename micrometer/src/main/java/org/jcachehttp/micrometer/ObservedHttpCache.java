package org.jcachehttp.micrometer;

import static java.util.Objects.requireNonNull;

import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import java.io.IOException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import org.jcachehttp.http.HttpCache;
import org.jcachehttp.http.HttpCacheBuilder;
import org.jcachehttp.http.maintenance.StoredResponses;
import org.jcachehttp.http.message.AsyncOrigin;
import org.jcachehttp.http.message.HttpRequest;
import org.jcachehttp.http.message.HttpResponse;
import org.jcachehttp.http.message.Origin;
import org.jcachehttp.http.redirect.RedirectTrail;
import org.jcachehttp.http.settings.CallOptions;
import org.jcachehttp.http.status.HttpCacheEvent;
import org.jcachehttp.http.status.HttpCacheListener;
import org.jcachehttp.http.status.HttpCacheStatistics;
import org.jspecify.annotations.Nullable;

/**
 * An HTTP cache with an {@link Observation} around each call, from the call until its response is
 * available without its body. Observations of the client that calls the origin are its children.
 *
 * <pre>{@code
 * HttpCache observed = ObservedHttpCache.of(cache, "posts", registry);
 * }</pre>
 *
 * <p>A background refresh is no part of the call that starts it. Safe for use by many threads.
 */
public final class ObservedHttpCache implements HttpCache {

  private static final HttpCacheObservationConvention DEFAULT =
      new HttpCacheObservationConvention() {};

  private final HttpCache cache;
  private final String cacheName;
  private final ObservationRegistry registry;
  private final @Nullable HttpCacheObservationConvention convention;

  private ObservedHttpCache(
      HttpCache cache,
      String cacheName,
      ObservationRegistry registry,
      @Nullable HttpCacheObservationConvention convention) {
    this.cache = cache;
    this.cacheName = cacheName;
    this.registry = registry;
    this.convention = convention;
  }

  /**
   * {@return an HTTP cache whose calls are observed} A convention that is registered for {@link
   * HttpCacheObservationContext} in the registry takes precedence over the default one.
   *
   * @param cache the cache, which closing the result closes
   * @param cacheName the value of the key {@code cache}
   * @param registry the registry
   */
  public static HttpCache of(HttpCache cache, String cacheName, ObservationRegistry registry) {
    return new ObservedHttpCache(
        requireNonNull(cache, "cache"),
        requireNonNull(cacheName, "cacheName"),
        requireNonNull(registry, "registry"),
        null);
  }

  /**
   * {@return an HTTP cache whose calls are observed by a convention}
   *
   * @param cache the cache, which closing the result closes
   * @param cacheName the value of the key {@code cache}
   * @param registry the registry
   * @param convention the name and key values, also if the registry has a convention
   */
  public static HttpCache of(
      HttpCache cache,
      String cacheName,
      ObservationRegistry registry,
      HttpCacheObservationConvention convention) {
    return new ObservedHttpCache(
        requireNonNull(cache, "cache"),
        requireNonNull(cacheName, "cacheName"),
        requireNonNull(registry, "registry"),
        requireNonNull(convention, "convention"));
  }

  @Override
  public HttpResponse execute(HttpRequest request, Origin origin, CallOptions options)
      throws IOException {
    Call call = call(request, origin);
    return call.observation.observeChecked(
        () -> cache.execute(request, call.observed(origin), options.withListener(call)));
  }

  @Override
  public CompletionStage<HttpResponse> executeAsync(
      HttpRequest request, AsyncOrigin origin, CallOptions options) {
    Call call = call(request, origin);
    call.observation.start();
    try {
      return cache
          .executeAsync(request, call.observedAsync(origin), options.withListener(call))
          .whenComplete((response, failure) -> call.stop(failure));
    } catch (RuntimeException | Error failure) {
      call.stop(failure);
      throw failure;
    }
  }

  /** Arguments are checked before the observation begins. */
  private Call call(HttpRequest request, Object origin) {
    requireNonNull(origin, "origin");
    HttpCacheObservationContext context =
        new HttpCacheObservationContext(cacheName, request.method());
    return new Call(
        context, Observation.createNotStarted(convention, DEFAULT, () -> context, registry));
  }

  /**
   * One call.
   *
   * @param context receives the outcome
   * @param observation surrounds the call
   */
  private record Call(HttpCacheObservationContext context, Observation observation)
      implements HttpCacheListener {

    @Override
    public void onExchange(HttpCacheEvent event) {
      context.ended(event);
    }

    /** The origin may be called on another thread, or later, by a background refresh. */
    @SuppressWarnings("try") // the scope is closed only
    Origin observed(Origin origin) {
      return request -> {
        if (context.event().isPresent()) {
          return origin.send(request);
        }
        try (Observation.Scope scope = observation.openScope()) {
          return origin.send(request);
        }
      };
    }

    @SuppressWarnings("try") // the scope is closed only
    AsyncOrigin observedAsync(AsyncOrigin origin) {
      return request -> {
        if (context.event().isPresent()) {
          return origin.send(request);
        }
        try (Observation.Scope scope = observation.openScope()) {
          return origin.send(request);
        }
      };
    }

    void stop(@Nullable Throwable failure) {
      if (failure != null) {
        Throwable cause = failure instanceof CompletionException ? failure.getCause() : null;
        observation.error(cause == null ? failure : cause);
      }
      observation.stop();
    }
  }

  @Override
  public StoredResponses responses() {
    return cache.responses();
  }

  @Override
  public RedirectTrail trail(HttpRequest request) {
    return cache.trail(request);
  }

  /**
   * {@return a builder with the settings of the cache below} What it opens is not observed: give it
   * to {@link #of(HttpCache, String, ObservationRegistry)} too.
   */
  @Override
  public HttpCacheBuilder toBuilder() {
    return cache.toBuilder();
  }

  @Override
  public void ping() {
    cache.ping();
  }

  @Override
  public HttpCacheStatistics statistics() {
    return cache.statistics();
  }

  @Override
  public void close() {
    cache.close();
  }

  @Override
  public String toString() {
    return cache.toString();
  }
}
