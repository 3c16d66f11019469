package org.jcachehttp.http.settings;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.jcachehttp.http.internal.url.UrlPattern;
import org.jcachehttp.http.message.HttpResponse;

/** Freshness lifetimes: as a default, or in the place of the origin's. Immutable. */
public final class ExpirySettings {

  private static final ExpirySettings DEFAULTS =
      new ExpirySettings(
          new General(Optional.empty(), Optional.empty(), StatusCodes.sorted(200, 301, 308)),
          Map.of(),
          Map.of(),
          new Precedence(CacheControlMode.RESPECT, Duration.ofDays(1)),
          0);

  private static final double LARGEST_JITTER = 0.5;

  private final General general;
  private final Map<String, ExpireAfter> urls;
  private final Map<Integer, ExpireAfter> statuses;
  private final Precedence precedence;
  private final double jitter;

  /** What applies to all URLs, and the statuses of responses to which configured values apply. */
  private record General(
      Optional<ExpireAfter> expireAfter,
      Optional<Function<? super HttpResponse, Optional<ExpireAfter>>> function,
      Set<Integer> statuses) {}

  /** What applies before the configured lifetimes, and after them. */
  private record Precedence(CacheControlMode cacheControl, Duration heuristicLimit) {}

  private ExpirySettings(
      General general,
      Map<String, ExpireAfter> urls,
      Map<Integer, ExpireAfter> statuses,
      Precedence precedence,
      double jitter) {
    this.general = general;
    this.urls = urls;
    this.statuses = statuses;
    this.precedence = precedence;
    this.jitter = jitter;
  }

  /** {@return the defaults: the lifetimes that origins give, and the heuristic of RFC 9111} */
  public static ExpirySettings defaults() {
    return DEFAULTS;
  }

  /**
   * {@return these settings with another lifetime of responses that have no other}
   *
   * @param value the lifetime
   */
  public ExpirySettings withExpireAfter(ExpireAfter value) {
    return with(
        new General(
            Optional.of(requireNonNull(value, "expireAfter")),
            general.function(),
            general.statuses()));
  }

  /**
   * {@return these settings with a function that computes lifetimes of responses for which neither
   * the call nor a URL pattern has one}
   *
   * @param function returns the lifetime of a response, by its status and fields; empty for that of
   *     its status or of the cache. It gets no body, and only responses with one of the {@linkplain
   *     #expireAfterStatuses statuses}. It runs when a response is received, and may run again when
   *     the response is stale; for equal responses it must return the same. The call throws what
   *     the function throws.
   */
  public ExpirySettings withExpireAfterFunction(
      Function<? super HttpResponse, Optional<ExpireAfter>> function) {
    return with(
        new General(
            general.expireAfter(),
            Optional.of(requireNonNull(function, "expireAfterFunction")),
            general.statuses()));
  }

  /**
   * {@return these settings, in which the lifetimes of the cache, of URL patterns and of calls
   * apply to responses with these status codes only}
   *
   * @param codes the status codes; 200, 301 and 308 by default; a part (206) counts as a 200
   *     response
   * @throws IllegalArgumentException if a code is not 200 to 599, or is 206, 304 or 416
   */
  public ExpirySettings withExpireAfterStatuses(int... codes) {
    for (int code : codes) {
      StatusCodes.checkStorable("expire-after-statuses", code);
    }
    return with(new General(general.expireAfter(), general.function(), StatusCodes.sorted(codes)));
  }

  private ExpirySettings with(General other) {
    return new ExpirySettings(other, urls, statuses, precedence, jitter);
  }

  /**
   * {@return these settings with a further lifetime of responses from URLs that match a pattern}
   * The first pattern that matches applies.
   *
   * @param urlPattern a glob on host and path, or {@code regex:} and a regular expression
   * @param value the lifetime
   * @throws IllegalArgumentException if the pattern is malformed, or was added before
   */
  public ExpirySettings addExpireAfter(String urlPattern, ExpireAfter value) {
    if (urls.containsKey(urlPattern)) {
      throw new IllegalArgumentException(
          "URL pattern '" + urlPattern + "' is given twice, but the first match applies");
    }
    return withExpireAfter(urlPattern, value);
  }

  /**
   * {@return these settings with another lifetime of responses from URLs that match a pattern} It
   * replaces that of the same pattern in its place; a pattern that was not added before is the
   * last.
   *
   * @param urlPattern a glob on host and path, or {@code regex:} and a regular expression
   * @param value the lifetime
   * @throws IllegalArgumentException if the pattern is malformed
   */
  public ExpirySettings withExpireAfter(String urlPattern, ExpireAfter value) {
    UrlPattern.parse(urlPattern);
    Map<String, ExpireAfter> changed = new LinkedHashMap<>(urls);
    changed.put(urlPattern, requireNonNull(value, "expireAfter"));
    return new ExpirySettings(
        general, Collections.unmodifiableMap(changed), statuses, precedence, jitter);
  }

  /**
   * {@return these settings with a lifetime of responses with a status code} It replaces an earlier
   * one of the same code.
   *
   * @param status the status code
   * @param value the lifetime
   * @throws IllegalArgumentException if {@code status} is not 200 to 599, or is 206, 304 or 416
   */
  public ExpirySettings addExpireAfter(int status, ExpireAfter value) {
    Map<Integer, ExpireAfter> more = new TreeMap<>(statuses);
    more.put(
        StatusCodes.checkStorable("expire-after", status), requireNonNull(value, "expireAfter"));
    return new ExpirySettings(general, urls, Collections.unmodifiableMap(more), precedence, jitter);
  }

  /**
   * {@return these settings with another precedence of origin and configuration}
   *
   * @param mode the precedence
   */
  public ExpirySettings withCacheControl(CacheControlMode mode) {
    return with(new Precedence(requireNonNull(mode, "cacheControl"), precedence.heuristicLimit()));
  }

  /**
   * {@return these settings with another longest heuristic lifetime (RFC 9111 section 4.2.2)}
   *
   * @param value the lifetime; 1 day by default
   * @throws IllegalArgumentException if it is negative or more than 10,000 years
   */
  public ExpirySettings withHeuristicLimit(Duration value) {
    return with(
        new Precedence(precedence.cacheControl(), Durations.checkStale("heuristic-limit", value)));
  }

  private ExpirySettings with(Precedence other) {
    return new ExpirySettings(general, urls, statuses, other, jitter);
  }

  /**
   * {@return these settings with another largest share by which a configured duration is shortened}
   *
   * @param fraction the share
   * @throws IllegalArgumentException if it is not 0 to 0.5
   */
  public ExpirySettings withJitter(double fraction) {
    if (!(fraction >= 0 && fraction <= LARGEST_JITTER)) {
      throw new IllegalArgumentException(
          "jitter is " + fraction + ", but takes 0 to " + LARGEST_JITTER);
    }
    return new ExpirySettings(general, urls, statuses, precedence, fraction);
  }

  /** {@return the lifetime of responses that have no other; empty for the heuristic of RFC 9111} */
  public Optional<ExpireAfter> expireAfter() {
    return general.expireAfter();
  }

  /** {@return the function that computes lifetimes; empty if there is none} */
  public Optional<Function<? super HttpResponse, Optional<ExpireAfter>>> expireAfterFunction() {
    return general.function();
  }

  /**
   * {@return the statuses to which the lifetimes of the cache, of URL patterns and of calls apply}
   */
  public Set<Integer> expireAfterStatuses() {
    return general.statuses();
  }

  /** {@return the lifetimes of responses by URL pattern, in the order in which they were added} */
  public Map<String, ExpireAfter> urls() {
    return urls;
  }

  /** {@return the lifetimes of responses by status code} */
  public Map<Integer, ExpireAfter> statuses() {
    return statuses;
  }

  /** {@return the precedence of origin and configuration} */
  public CacheControlMode cacheControl() {
    return precedence.cacheControl();
  }

  /** {@return the longest heuristic lifetime} */
  public Duration heuristicLimit() {
    return precedence.heuristicLimit();
  }

  /** {@return the largest share by which a configured duration is shortened, 0 to 0.5} */
  public double jitter() {
    return jitter;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ExpirySettings that
        && general.equals(that.general)
        // Their order matters.
        && urls.toString().equals(that.urls.toString())
        && statuses.equals(that.statuses)
        && precedence.equals(that.precedence)
        && jitter == that.jitter;
  }

  @Override
  public int hashCode() {
    return Objects.hash(general, urls, statuses, precedence, jitter);
  }

  @Override
  public String toString() {
    return SettingsText.of("ExpirySettings")
        .add("expireAfter", general.expireAfter())
        .add("expireAfterStatuses", general.statuses())
        .add("urls", urls.entrySet())
        .add("statuses", statuses.entrySet())
        .add("cacheControl", precedence.cacheControl())
        .add("heuristicLimit", precedence.heuristicLimit())
        .add("jitter", jitter)
        .toString();
  }
}
