package org.jcachehttp.http;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jcachehttp.http.internal.policy.CacheControl;
import org.jcachehttp.http.message.AsyncOrigin;
import org.jcachehttp.http.message.HttpRequest;
import org.jcachehttp.http.message.HttpResponse;
import org.jcachehttp.http.message.Origin;
import org.jcachehttp.http.settings.CallOptions;
import org.jcachehttp.http.status.CacheStatus;

/**
 * An HTTP cache whose use can be changed while clients run on it: read only, offline, switched off,
 * always revalidated, or with other settings altogether.
 *
 * <pre>{@code
 * CacheSession session = CacheSession.over(cache);
 * session.use(CacheMode.ONLY_IF_CACHED); // offline
 * session.swap(HttpCache.builder().staleRetention(Duration.ofDays(7)).over(responses)); // other settings
 * }</pre>
 *
 * <p>Safe for use by many threads; a change counts for the calls that begin after it. The HTTP
 * caches stay the caller's to close.
 */
public final class CacheSession {

  private static final List<String> CONDITIONS = List.of("If-None-Match", "If-Modified-Since");

  /** How the parameters of {@link CacheStatus.Refused} begin in a field. */
  private static final String REFUSAL = "jcache-http; detail=\"only-if-cached";

  private volatile HttpCache cache;
  private volatile CacheMode use = CacheMode.DEFAULT;

  private CacheSession(HttpCache cache) {
    this.cache = cache;
  }

  /** A session that uses that cache normally. */
  public static CacheSession over(HttpCache cache) {
    return new CacheSession(cache);
  }

  /** How calls use the cache that say nothing themselves. */
  public CacheMode use() {
    return use;
  }

  /** From now on, calls that say nothing themselves use the cache like that. */
  public void use(CacheMode other) {
    this.use = other;
  }

  /** The HTTP cache that calls go through. */
  public HttpCache cache() {
    return cache;
  }

  /** From now on, calls go through that HTTP cache; those under way end with the one before. */
  public void swap(HttpCache other) {
    this.cache = other;
  }

  /**
   * Answers the request like {@link HttpCache#execute(HttpRequest, Origin, CallOptions)}, with the
   * cache used like that.
   *
   * @throws IOException if the origin was asked and failed, and nothing stored may answer for it
   */
  public HttpResponse execute(
      HttpRequest request, Origin origin, CacheMode wanted, CallOptions options)
      throws IOException {
    if (wanted == CacheMode.NO_STORE) {
      return origin.send(request);
    }
    Origin asked = wanted == CacheMode.RELOAD ? sent -> origin.send(anew(sent, request)) : origin;
    HttpResponse answer = cache.execute(wanted.of(request), asked, options);
    return isLeftToTheOrigin(wanted, request, answer) ? origin.send(request) : answer;
  }

  /**
   * Answers the request like {@link HttpCache#executeAsync(HttpRequest, AsyncOrigin, CallOptions)},
   * with the cache used like that.
   */
  public CompletionStage<HttpResponse> executeAsync(
      HttpRequest request, AsyncOrigin origin, CacheMode wanted, CallOptions options) {
    if (wanted == CacheMode.NO_STORE) {
      return origin.send(request);
    }
    AsyncOrigin asked =
        wanted == CacheMode.RELOAD ? sent -> origin.send(anew(sent, request)) : origin;
    CompletionStage<HttpResponse> answer = cache.executeAsync(wanted.of(request), asked, options);
    return wanted == CacheMode.READ_ONLY
        ? answer.thenCompose(
            read ->
                isLeftToTheOrigin(wanted, request, read)
                    ? origin.send(request)
                    : CompletableFuture.completedFuture(read))
        : answer;
  }

  /** Without the conditions that the cache added, so that the origin sends all of it again. */
  private static HttpRequest anew(HttpRequest sent, HttpRequest request) {
    boolean hasItsOwn = CONDITIONS.stream().anyMatch(request.fields()::has);
    return hasItsOwn ? sent : sent.withFields(sent.fields().without(CONDITIONS));
  }

  /** Whether the cache, which was only to be read, has no answer to a request that wants one. */
  private static boolean isLeftToTheOrigin(
      CacheMode wanted, HttpRequest request, HttpResponse answer) {
    return wanted == CacheMode.READ_ONLY
        && answer.status() == 504
        && isRefusal(answer.fields().all(CacheStatus.FIELD))
        && !CacheControl.of(request.fields()).has("only-if-cached");
  }

  private static boolean isRefusal(List<String> cacheStatus) {
    return !cacheStatus.isEmpty() && cacheStatus.get(cacheStatus.size() - 1).startsWith(REFUSAL);
  }
}
