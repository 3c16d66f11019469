package org.jcachehttp.http;

import java.io.IOException;
import java.time.InstantSource;
import java.util.Optional;
import javax.cache.Cache;
import org.jcachehttp.http.key.CacheKey;
import org.jcachehttp.http.message.Body;
import org.jcachehttp.http.message.Fields;
import org.jcachehttp.http.message.HttpRequest;
import org.jcachehttp.http.message.HttpResponse;
import org.jcachehttp.http.message.Origin;
import org.jcachehttp.http.message.TargetUri;
import org.jcachehttp.http.policy.ForwardReason;
import org.jcachehttp.http.policy.RequestPolicy;
import org.jcachehttp.http.policy.Storability;
import org.jcachehttp.http.policy.StorableFields;
import org.jcachehttp.http.policy.StoreRefusal;
import org.jcachehttp.http.policy.Verdict;
import org.jcachehttp.http.status.CacheStatus;
import org.jcachehttp.http.stored.CachedResponse;
import org.jcachehttp.http.stored.StoredRequest;
import org.jcachehttp.http.stored.StoredTimes;

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

  private final ResponseStore store;
  private final Storability storability;
  private final int maxBodySize;
  private final InstantSource clock;
  private final Runnable closing;

  HttpCache(
      Cache<String, CachedResponse> cache,
      Storability storability,
      int maxBodySize,
      InstantSource clock,
      Runnable closing) {
    this.store = new ResponseStore(cache);
    this.storability = storability;
    this.maxBodySize = maxBodySize;
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
   * <p>The origin is asked at most once, on this thread. The body of an answer from the cache, or
   * of one that was stored, can be opened any number of times; any other is the origin's stream,
   * which the caller closes.
   *
   * @throws IOException if the origin was asked and failed
   */
  public HttpResponse execute(HttpRequest request, Origin origin) throws IOException {
    RequestPolicy policy = RequestPolicy.of(request);
    Optional<Verdict> settled = policy.beforeLookup();
    Verdict verdict = settled.isPresent() ? settled.get() : lookUp(policy);
    if (verdict instanceof Verdict.Serve serve) {
      return fromStore(serve.stored());
    }
    if (verdict instanceof Verdict.Fetch fetch) {
      return fetch(request, origin, fetch.reason());
    }
    if (verdict instanceof Verdict.Bypass bypass) {
      return pass(policy, origin, bypass.reason());
    }
    return refusal(((Verdict.Refuse) verdict).reason());
  }

  private Verdict lookUp(RequestPolicy policy) {
    Lookup lookup = store.get(keyOf(TargetUri.of(policy.request().uri())));
    if (lookup instanceof Lookup.Found found) {
      return policy.onStored(found.response(), clock.millis());
    }
    return lookup instanceof Lookup.Absent ? policy.onMiss() : policy.onUnavailableStore();
  }

  /** RFC 9111 section 4: the stored response, with its age. */
  private HttpResponse fromStore(CachedResponse stored) {
    long now = clock.millis();
    Fields fields =
        stored
            .response()
            .fields()
            .with(
                "Age",
                Long.toString(stored.age(now) / 1000),
                CacheStatus.FIELD,
                CacheStatus.hit(stored.timeToLive(now)));
    return stored.response().withFields(fields);
  }

  private HttpResponse fetch(HttpRequest request, Origin origin, ForwardReason reason)
      throws IOException {
    long requestTime = clock.millis();
    HttpResponse response = origin.send(request);
    Storability.Outcome outcome = storability.judge(response, requestTime, clock.millis());
    if (outcome instanceof Storability.Storable storable) {
      return readAndStore(request, reason, response, storable.times());
    }
    return notStored(response, reason, ((Storability.Refused) outcome).reason());
  }

  private HttpResponse readAndStore(
      HttpRequest request, ForwardReason reason, HttpResponse response, StoredTimes times)
      throws IOException {
    BodyReader.Reading reading = BodyReader.read(response, maxBodySize);
    if (reading instanceof BodyReader.Unfit unfit) {
      return notStored(unfit.response(), reason, unfit.reason());
    }
    HttpResponse whole = ((BodyReader.Whole) reading).response();
    if (put(request, whole, times)) {
      return withStatus(whole, CacheStatus.stored(reason, whole.status()));
    }
    return notStored(whole, reason, StoreRefusal.STORE_UNAVAILABLE);
  }

  private boolean put(HttpRequest request, HttpResponse whole, StoredTimes times) {
    TargetUri target = TargetUri.of(request.uri());
    CachedResponse stored =
        new CachedResponse(
            new StoredRequest(request.method(), target, Fields.empty()),
            whole.withFields(StorableFields.of(whole.fields())),
            times);
    return store.put(keyOf(target), stored);
  }

  private HttpResponse pass(RequestPolicy policy, Origin origin, ForwardReason reason)
      throws IOException {
    HttpResponse response = origin.send(policy.request());
    if (policy.invalidatesOn(response.status())) {
      store.remove(keyOf(TargetUri.of(policy.request().uri())));
    }
    return withStatus(response, CacheStatus.passed(reason, response.status()));
  }

  private static HttpResponse notStored(
      HttpResponse response, ForwardReason reason, StoreRefusal refusal) {
    return withStatus(response, CacheStatus.notStored(reason, response.status(), refusal));
  }

  private static HttpResponse refusal(ForwardReason reason) {
    return new HttpResponse(
        504,
        "Gateway Timeout",
        "HTTP/1.1",
        Fields.of(CacheStatus.FIELD, CacheStatus.refused(reason)),
        Body.empty());
  }

  private static HttpResponse withStatus(HttpResponse response, String status) {
    return response.withFields(response.fields().with(CacheStatus.FIELD, status));
  }

  private static String keyOf(TargetUri target) {
    return CacheKey.of("GET", target);
  }

  /** Closes what {@code open} opened; a cache that was given stays open. */
  @Override
  public void close() {
    closing.run();
  }
}
