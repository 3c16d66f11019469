package org.jcachehttp.http.settings;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jcachehttp.http.internal.expiry.Jitter;
import org.jcachehttp.http.internal.url.UrlParts;
import org.jcachehttp.http.internal.url.UrlPattern;
import org.jcachehttp.http.message.TargetUri;

/**
 * Which expire-after applies to which response, and what it counts beside the response's own word.
 * Immutable.
 *
 * @param fallback for 200 responses for which nothing else is said
 * @param urls for 200 responses by URL; the first match counts
 * @param statuses by status code
 * @param cacheControl whether the response or the expire-after counts first
 * @param jitter what shortens the spans
 */
public record ExpirySettings(
    Optional<ExpireAfter> fallback,
    List<UrlRule> urls,
    Map<Integer, ExpireAfter> statuses,
    CacheControlMode cacheControl,
    Jitter jitter) {

  /** Nothing is configured: the response says how long it is fresh. */
  public static final ExpirySettings NONE =
      new ExpirySettings(
          Optional.empty(), List.of(), Map.of(), CacheControlMode.RESPECT, Jitter.NONE);

  private static final int OK = 200;
  private static final int PARTIAL_CONTENT = 206;

  /** Settings that later changes of the list and the map do not reach. */
  public ExpirySettings {
    urls = List.copyOf(urls);
    statuses = Map.copyOf(statuses);
  }

  /** The same with that value for 200 responses for which nothing else is said. */
  public ExpirySettings withFallback(ExpireAfter value) {
    return new ExpirySettings(Optional.of(value), urls, statuses, cacheControl, jitter);
  }

  /**
   * The same with that value for URLs that match the pattern and none before it.
   *
   * @throws IllegalArgumentException if the pattern is malformed, or there already
   */
  public ExpirySettings withUrl(String pattern, ExpireAfter value) {
    if (urls.stream().anyMatch(rule -> rule.pattern().toString().equals(pattern))) {
      throw new IllegalArgumentException(
          "URL pattern '" + pattern + "' is given twice, but the first match counts");
    }
    List<UrlRule> more = new ArrayList<>(urls);
    more.add(new UrlRule(UrlPattern.parse(pattern), value));
    return new ExpirySettings(fallback, more, statuses, cacheControl, jitter);
  }

  /**
   * The same with that value for responses with that status code.
   *
   * @throws IllegalArgumentException if responses with that code are never stored
   */
  public ExpirySettings withStatus(int status, ExpireAfter value) {
    if (status < OK || status > 599 || status == PARTIAL_CONTENT || status == 304) {
      throw new IllegalArgumentException(
          "expire-after is given for status " + status + ", but takes 200 to 599 without 206, 304");
    }
    Map<Integer, ExpireAfter> more = new TreeMap<>(statuses);
    more.put(status, value);
    return new ExpirySettings(fallback, urls, more, cacheControl, jitter);
  }

  /** The same with that answer to the question what counts first. */
  public ExpirySettings withCacheControl(CacheControlMode mode) {
    return new ExpirySettings(fallback, urls, statuses, mode, jitter);
  }

  /** The same with that jitter. */
  public ExpirySettings withJitter(Jitter shortening) {
    return new ExpirySettings(fallback, urls, statuses, cacheControl, shortening);
  }

  /**
   * The expire-after for a response. A 200 response, and a part of one, has the first there is of:
   * that of the call, of the first matching URL pattern, of its status, of the cache. Any other has
   * that of its status only: a lifetime is meant for answers, not for errors that say nothing of
   * themselves.
   *
   * @param ofCall what the call itself wants
   */
  public Optional<ExpireAfter> applying(
      Optional<ExpireAfter> ofCall, TargetUri target, int status) {
    int whole = status == PARTIAL_CONTENT ? OK : status;
    Optional<ExpireAfter> ofStatus = Optional.ofNullable(statuses.get(whole));
    Optional<ExpireAfter> configured =
        whole == OK
            ? ofCall.or(() -> ofUrl(target)).or(() -> ofStatus).or(() -> fallback)
            : ofStatus;
    return configured.map(value -> jitter.apply(value, target));
  }

  /**
   * Whether the cache has nothing to do with a request, because its call or the first matching URL
   * pattern says {@code do-not-cache}.
   *
   * @param ofCall what the call itself wants
   * @param target asked for only if it matters
   */
  public boolean forbids(Optional<ExpireAfter> ofCall, Supplier<TargetUri> target) {
    return ofCall.isPresent()
        ? isDoNotCache(ofCall)
        : forbidsSomeUrl() && isDoNotCache(ofUrl(target.get()));
  }

  private boolean forbidsSomeUrl() {
    for (UrlRule rule : urls) {
      if (rule.expireAfter().equals(ExpireAfter.doNotCache())) {
        return true;
      }
    }
    return false;
  }

  private static boolean isDoNotCache(Optional<ExpireAfter> value) {
    return value.equals(Optional.of(ExpireAfter.doNotCache()));
  }

  private Optional<ExpireAfter> ofUrl(TargetUri target) {
    if (urls.isEmpty()) {
      return Optional.empty();
    }
    UrlParts url = UrlParts.of(target);
    for (UrlRule rule : urls) {
      if (rule.pattern().matches(url)) {
        return Optional.of(rule.expireAfter());
      }
    }
    return Optional.empty();
  }
}
