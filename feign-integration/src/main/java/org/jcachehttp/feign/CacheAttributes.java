package org.jcachehttp.feign;

import feign.Response;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jcachehttp.http.status.CacheStatus;

/**
 * What the cache says of an answer, read from its fields {@code Cache-Status} (RFC 9211) and {@code
 * Age}, which survive whatever Feign does with a response.
 *
 * @param fromCache whether the body is a stored one
 * @param revalidated whether the origin has just confirmed it
 * @param created when the origin made it, to the second; an answer not from the cache was made now
 * @param expires when it becomes or became stale, to the second; empty if it never does, or the
 *     cache does not say
 * @param expired whether it is stale
 * @param key where it is stored, or would be; empty if the cache was not asked
 */
public record CacheAttributes(
    boolean fromCache,
    boolean revalidated,
    Instant created,
    Optional<Instant> expires,
    boolean expired,
    Optional<String> key) {

  private static final String MEMBER = "jcache-http;";

  /** What the cache says of an answer that was just given. */
  public static CacheAttributes of(Response response) {
    return of(response, Instant.now());
  }

  /** What the cache says of an answer that was given at that time. */
  public static CacheAttributes of(Response response, Instant answered) {
    StatusMember status = StatusMember.parse(member(response));
    boolean revalidated = status.isForwardedWith("304") && response.status() != 304;
    boolean fromCache = status.isHit() || status.isStaleAnswer() || revalidated;
    Optional<Duration> timeToLive = status.timeToLive();
    return new CacheAttributes(
        fromCache,
        revalidated,
        fromCache ? answered.minus(age(response)) : answered,
        timeToLive.map(answered::plus),
        timeToLive.filter(Duration::isNegative).isPresent(),
        status.key());
  }

  /** This cache's member is the last one: caches on the way have theirs before it. */
  private static String member(Response response) {
    return values(response, CacheStatus.FIELD).stream()
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
