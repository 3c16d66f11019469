package org.jcachehttp.feign;

import feign.Response;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jcachehttp.http.HttpCache;

/**
 * How the cache handled a response, read from the fields {@code Cache-Status} (RFC 9211) and {@code
 * Age} of a Feign response.
 *
 * @param fromCache whether the body was stored
 * @param revalidated whether the origin has just confirmed it
 * @param created when the origin generated it, to the second; now, if it is not from the cache
 * @param expires when it becomes or became stale, to the second; empty if it never does, or if that
 *     is unknown
 * @param expired whether it is stale
 * @param key the key under which it is stored, or would be; empty if there was no lookup
 */
public record CacheAttributes(
    boolean fromCache,
    boolean revalidated,
    Instant created,
    Optional<Instant> expires,
    boolean expired,
    Optional<String> key) {

  private static final String MEMBER = "jcache-http;";

  /**
   * {@return the attributes of a response that was just received}
   *
   * @param response a response of a client with an HTTP cache
   */
  public static CacheAttributes of(Response response) {
    return of(response, Instant.now());
  }

  /**
   * {@return the attributes of a response that was received at a given time}
   *
   * @param response a response of a client with an HTTP cache
   * @param received when the caller received it, for {@link #created} and {@link #expires}
   */
  public static CacheAttributes of(Response response, Instant received) {
    CacheStatusMember status = CacheStatusMember.parse(member(response));
    boolean revalidated = status.isForwardedWith("304") && response.status() != 304;
    boolean fromCache = status.isHit() || status.isStaleOnError() || revalidated;
    Optional<Duration> timeToLive = status.timeToLive();
    return new CacheAttributes(
        fromCache,
        revalidated,
        fromCache ? received.minus(age(response)) : received,
        timeToLive.map(received::plus),
        timeToLive.filter(Duration::isNegative).isPresent(),
        status.key());
  }

  /** The last member of this name: caches nearer to the origin come first. */
  private static String member(Response response) {
    return values(response, HttpCache.CACHE_STATUS).stream()
        .filter(member -> member.startsWith(MEMBER))
        .reduce("", (before, last) -> last);
  }

  private static Duration age(Response response) {
    return values(response, "Age").stream()
        .reduce((before, last) -> last)
        .map(age -> Duration.ofSeconds(Long.parseLong(age)))
        .orElse(Duration.ZERO);
  }

  private static Collection<String> values(Response response, String name) {
    return response.headers().getOrDefault(name, List.of());
  }
}
