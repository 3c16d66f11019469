package org.jcachehttp.http;

import java.io.IOException;
import java.time.InstantSource;
import java.util.Optional;
import javax.cache.Cache;
import org.jcachehttp.http.message.HttpRequest;
import org.jcachehttp.http.message.HttpResponse;
import org.jcachehttp.http.message.Origin;
import org.jcachehttp.http.policy.CallOptions;
import org.jcachehttp.http.policy.ForwardReason;
import org.jcachehttp.http.policy.PolicySettings;
import org.jcachehttp.http.policy.Preconditions;
import org.jcachehttp.http.policy.RequestPolicy;
import org.jcachehttp.http.policy.Verdict;
import org.jcachehttp.http.status.CacheStatus;
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

  private final VariantStore store;
  private final Fetching fetching;
  private final Validating validating;
  private final BackgroundRefresh refresh;
  private final PolicySettings settings;
  private final InstantSource clock;
  private final Runnable closing;

  HttpCache(
      Cache<String, CachedResponse> cache,
      PolicySettings settings,
      int maxBodySize,
      InstantSource clock,
      BackgroundRefresh refresh,
      Runnable closing) {
    this.store = new VariantStore(cache);
    this.fetching = new Fetching(store, maxBodySize);
    this.validating = new Validating(store, fetching);
    this.refresh = refresh;
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
   */
  public HttpResponse execute(HttpRequest request, Origin origin) throws IOException {
    Call call = new Call(RequestPolicy.of(request, CallOptions.none(), settings), origin, clock);
    Optional<Verdict> settled = call.policy().beforeLookup();
    if (settled.isPresent()) {
      return pass(call, settled.get());
    }
    Lookup lookup = store.find(request);
    Verdict verdict = judge(call, lookup);
    if (verdict instanceof Verdict.Purge purge) {
      store.remove(lookup.slot(), purge.stored());
      verdict = call.policy().onMiss(purge.reason());
    }
    if (verdict instanceof Verdict.Serve serve) {
      return Answers.fromStore(request, serve.stored(), clock.millis(), CacheStatus::hit);
    }
    if (verdict instanceof Verdict.ServeAndRefresh serve) {
      refresh.start(lookup.slot().key(), () -> refresh(call));
      return Answers.fromStore(
          request, serve.stored(), clock.millis(), CacheStatus::hitWhileRevalidating);
    }
    if (verdict instanceof Verdict.Validate validate) {
      return validating.validate(call, lookup, validate);
    }
    if (verdict instanceof Verdict.Compare compare) {
      return validating.compare(call, lookup.slot(), compare);
    }
    if (verdict instanceof Verdict.Fetch fetch) {
      return fetching.fetch(call, lookup, fetch.reason());
    }
    return pass(call, verdict);
  }

  private static Verdict judge(Call call, Lookup lookup) {
    if (lookup instanceof Lookup.Found found) {
      return call.policy().onStored(found.response(), call.now());
    }
    return lookup instanceof Lookup.Absent absent
        ? call.policy().onMiss(absent.reason())
        : call.policy().onUnavailableStore();
  }

  private HttpResponse pass(Call call, Verdict verdict) throws IOException {
    return verdict instanceof Verdict.Bypass bypass
        ? fetching.pass(call, bypass.reason())
        : Answers.refusal(((Verdict.Refuse) verdict).reason());
  }

  /** RFC 5861 section 3, without the conditions of a caller who has an answer already. */
  private void refresh(Call call) throws IOException {
    HttpRequest request = Preconditions.strip(call.request());
    Call own =
        new Call(
            RequestPolicy.of(request, call.policy().options(), settings), call.origin(), clock);
    Lookup lookup = store.find(request);
    // Between the caller's look and this one, another refresh may have come to its end.
    if (lookup instanceof Lookup.Found found && !found.response().isFresh(clock.millis())) {
      Verdict.Validate verdict = new Verdict.Validate(found.response(), ForwardReason.STALE);
      validating.validate(own, lookup, verdict).body().close();
    }
  }

  /** Closes what {@code open} opened; a cache that was given stays open. */
  @Override
  public void close() {
    refresh.close();
    closing.run();
  }
}
