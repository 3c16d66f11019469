package org.jcachehttp.http.settings;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.jcachehttp.http.internal.url.UrlPattern;

/** Freshness lifetimes: as a default, or in the place of the origin's. Immutable. */
public final class ExpirySettings {

  private static final ExpirySettings DEFAULTS =
      new ExpirySettings(
          Optional.empty(),
          Map.of(),
          Map.of(),
          new Precedence(CacheControlMode.RESPECT, Duration.ofDays(1)),
          0);

  private static final double LARGEST_JITTER = 0.5;

  private final Optional<ExpireAfter> expireAfter;
  private final Map<String, ExpireAfter> urls;
  private final Map<Integer, ExpireAfter> statuses;
  private final Precedence precedence;
  private final double jitter;

  /** What applies before the configured lifetimes, and after them. */
  private record Precedence(CacheControlMode cacheControl, Duration heuristicLimit) {}

  private ExpirySettings(
      Optional<ExpireAfter> expireAfter,
      Map<String, ExpireAfter> urls,
      Map<Integer, ExpireAfter> statuses,
      Precedence precedence,
      double jitter) {
    this.expireAfter = expireAfter;
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
   * {@return these settings with another lifetime of 200 responses that have no other}
   *
   * @param value the lifetime
   */
  public ExpirySettings withExpireAfter(ExpireAfter value) {
    return new ExpirySettings(
        Optional.of(requireNonNull(value, "expireAfter")), urls, statuses, precedence, jitter);
  }

  /**
   * {@return these settings with a further lifetime of 200 responses from URLs that match a
   * pattern} The first pattern that matches applies.
   *
   * @param urlPattern a glob on host and path, or {@code regex:} and a regular expression
   * @param value the lifetime
   * @throws IllegalArgumentException if the pattern is malformed, or was added before
   */
  public ExpirySettings addExpireAfter(String urlPattern, ExpireAfter value) {
    UrlPattern.parse(urlPattern);
    Map<String, ExpireAfter> more = new LinkedHashMap<>(urls);
    if (more.put(urlPattern, requireNonNull(value, "expireAfter")) != null) {
      throw new IllegalArgumentException(
          "URL pattern '" + urlPattern + "' is given twice, but the first match applies");
    }
    return new ExpirySettings(
        expireAfter, Collections.unmodifiableMap(more), statuses, precedence, jitter);
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
    return new ExpirySettings(
        expireAfter, urls, Collections.unmodifiableMap(more), precedence, jitter);
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
    return new ExpirySettings(expireAfter, urls, statuses, other, jitter);
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
    return new ExpirySettings(expireAfter, urls, statuses, precedence, fraction);
  }

  /**
   * {@return the lifetime of 200 responses that have no other; empty for the heuristic of RFC 9111}
   */
  public Optional<ExpireAfter> expireAfter() {
    return expireAfter;
  }

  /**
   * {@return the lifetimes of 200 responses by URL pattern, in the order in which they were added}
   */
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
        && expireAfter.equals(that.expireAfter)
        // Their order matters.
        && urls.toString().equals(that.urls.toString())
        && statuses.equals(that.statuses)
        && precedence.equals(that.precedence)
        && jitter == that.jitter;
  }

  @Override
  public int hashCode() {
    return Objects.hash(expireAfter, urls, statuses, precedence, jitter);
  }

  @Override
  public String toString() {
    return SettingsText.of("ExpirySettings")
        .add("expireAfter", expireAfter)
        .add("urls", urls.entrySet())
        .add("statuses", statuses.entrySet())
        .add("cacheControl", precedence.cacheControl())
        .add("heuristicLimit", precedence.heuristicLimit())
        .add("jitter", jitter)
        .toString();
  }
}
