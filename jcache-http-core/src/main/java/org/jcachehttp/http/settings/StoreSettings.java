package org.jcachehttp.http.settings;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.Collection;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jcachehttp.http.stored.CachedResponse;

/**
 * How an HTTP cache uses the cache it stores responses in: the size of stored bodies, the removal
 * of expired entries, and the circuit breaker and timeout of its operations, and the authentication
 * of entries. Immutable.
 *
 * <pre>{@code
 * StoreSettings.defaults()
 *     .withBreaker(3, Duration.ofSeconds(10))
 *     .withTimeout(Duration.ofSeconds(1))
 * }</pre>
 */
public final class StoreSettings {

  private static final int MOST_FAILURES = 1000;
  private static final int LARGEST_BODY = 1 << 30;
  private static final int MOST_VARIANTS = 1000;

  private static final StoreSettings DEFAULTS =
      new StoreSettings(
          new Breaker(5, Duration.ofSeconds(30)),
          Optional.empty(),
          10 << 20,
          100,
          Authentication.NONE,
          Optional.empty(),
          Optional.empty());

  private final Breaker breaker;
  private final Optional<Duration> timeout;
  private final int maxBodySize;
  private final int maxVariants;
  private final Authentication authentication;
  private final Optional<Duration> purgeInterval;
  private final Optional<Function<? super CachedResponse, ? extends Collection<String>>> tagger;

  /** The number of consecutive failures that open the breaker, and how long it stays open. */
  private record Breaker(int failures, Duration delay) {}

  /** How entries prove that this cache, or one with the same key, has written them. */
  public enum Authentication {
    /** Entries are not authenticated: every writer of the store is trusted like the origin. */
    NONE,
    /**
     * Every entry has an HMAC-SHA-256 with a key that is derived from the credential key. An entry
     * without a valid one is a miss.
     */
    HMAC
  }

  private StoreSettings(
      Breaker breaker,
      Optional<Duration> timeout,
      int maxBodySize,
      int maxVariants,
      Authentication authentication,
      Optional<Duration> purgeInterval,
      Optional<Function<? super CachedResponse, ? extends Collection<String>>> tagger) {
    this.breaker = breaker;
    this.timeout = timeout;
    this.maxBodySize = maxBodySize;
    this.maxVariants = maxVariants;
    this.authentication = authentication;
    this.purgeInterval = purgeInterval;
    this.tagger = tagger;
  }

  /**
   * {@return the defaults: the breaker opens for 30 seconds after 5 failures, operations have no
   * timeout, bodies of up to 10 MiB and 100 variants of a target are stored, entries are not
   * authenticated, and expired entries are not removed by a thread}
   */
  public static StoreSettings defaults() {
    return DEFAULTS;
  }

  /**
   * {@return these settings with another circuit breaker} It opens after consecutive failures, and
   * lets one trial operation through after a delay. Reads and writes are counted separately. While
   * the breaker is open, requests go to their origins.
   *
   * @param failures the number of consecutive failures after which the breaker opens
   * @param delay the time for which the breaker stays open
   * @throws IllegalArgumentException if {@code failures} is not 1 to 1000, or {@code delay} is not
   *     1 millisecond to 1 day
   */
  public StoreSettings withBreaker(int failures, Duration delay) {
    if (failures < 1 || failures > MOST_FAILURES) {
      throw new IllegalArgumentException(
          "store-failures is " + failures + ", but takes 1 to " + MOST_FAILURES);
    }
    return new StoreSettings(
        new Breaker(failures, Durations.checkOperation("store-delay", delay)),
        timeout,
        maxBodySize,
        maxVariants,
        authentication,
        purgeInterval,
        tagger);
  }

  /**
   * {@return these settings with a timeout for each operation on the cache} An operation that takes
   * longer counts as failed. Prefer the timeouts of the backend where it has some, because this one
   * moves every operation to another thread.
   *
   * @param longest the timeout; there is none by default
   * @throws IllegalArgumentException if {@code longest} is not 1 millisecond to 1 day
   */
  public StoreSettings withTimeout(Duration longest) {
    return new StoreSettings(
        breaker,
        Optional.of(Durations.checkOperation("store-timeout", longest)),
        maxBodySize,
        maxVariants,
        authentication,
        purgeInterval,
        tagger);
  }

  /**
   * {@return these settings with another limit on the size of a stored body} A larger body is
   * passed on to the caller and not stored.
   *
   * @param bytes the limit in bytes
   * @throws IllegalArgumentException if {@code bytes} is negative or more than 1 GiB
   */
  public StoreSettings withMaxBodySize(int bytes) {
    if (bytes < 0 || bytes > LARGEST_BODY) {
      throw new IllegalArgumentException(
          "max-body-size is " + bytes + ", but takes 0 to " + LARGEST_BODY + " (1GiB)");
    }
    return new StoreSettings(
        breaker, timeout, bytes, maxVariants, authentication, purgeInterval, tagger);
  }

  /**
   * {@return these settings with another limit on the stored variants of a target (RFC 9111 section
   * 4.1)} A further variant replaces the one that was stored first.
   *
   * @param variants the maximum number of variants
   * @throws IllegalArgumentException if {@code variants} is not 1 to 1000
   */
  public StoreSettings withMaxVariants(int variants) {
    if (variants < 1 || variants > MOST_VARIANTS) {
      throw new IllegalArgumentException(
          "max-variants is " + variants + ", but takes 1 to " + MOST_VARIANTS);
    }
    return new StoreSettings(
        breaker, timeout, maxBodySize, variants, authentication, purgeInterval, tagger);
  }

  /**
   * {@return these settings with another authentication of entries} Under {@link
   * Authentication#HMAC}, a cache whose entries are neither in this process nor in local files
   * needs a {@link org.jcachehttp.http.HttpCacheBuilder#credentialKey credential key}.
   *
   * @param value the authentication; {@link Authentication#NONE} by default
   */
  public StoreSettings withAuthentication(Authentication value) {
    return new StoreSettings(
        breaker,
        timeout,
        maxBodySize,
        maxVariants,
        requireNonNull(value, "authentication"),
        purgeInterval,
        tagger);
  }

  /**
   * {@return these settings with a thread that removes entries past their retention}
   *
   * @param interval the time between two purges
   * @throws IllegalArgumentException if {@code interval} is not 1 second to 365 days
   */
  public StoreSettings withPurgeInterval(Duration interval) {
    return new StoreSettings(
        breaker,
        timeout,
        maxBodySize,
        maxVariants,
        authentication,
        Optional.of(Durations.checkInterval("purge-interval", interval)),
        tagger);
  }

  /**
   * {@return these settings with a function that gives responses their tags, in addition to those
   * of the call} It is called for each response that is stored; what it throws is thrown to the
   * caller.
   *
   * @param function returns the tags of a response, such as {@code user:7}
   */
  public StoreSettings withTagger(
      Function<? super CachedResponse, ? extends Collection<String>> function) {
    return new StoreSettings(
        breaker,
        timeout,
        maxBodySize,
        maxVariants,
        authentication,
        purgeInterval,
        Optional.of(requireNonNull(function, "tagger")));
  }

  /** {@return the number of consecutive failures after which the breaker opens} */
  public int breakerFailures() {
    return breaker.failures();
  }

  /** {@return the time for which the breaker stays open} */
  public Duration breakerDelay() {
    return breaker.delay();
  }

  /** {@return the timeout of an operation on the cache; empty if there is none} */
  public Optional<Duration> timeout() {
    return timeout;
  }

  /** {@return the size in bytes up to which a body is stored} */
  public int maxBodySize() {
    return maxBodySize;
  }

  /** {@return the maximum number of stored variants of a target} */
  public int maxVariants() {
    return maxVariants;
  }

  /** {@return how entries are authenticated} */
  public Authentication authentication() {
    return authentication;
  }

  /**
   * {@return the interval at which a thread removes expired entries; empty if there is no such
   * thread}
   */
  public Optional<Duration> purgeInterval() {
    return purgeInterval;
  }

  /** {@return the function that gives responses their tags; empty if there is none} */
  public Optional<Function<? super CachedResponse, ? extends Collection<String>>> tagger() {
    return tagger;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof StoreSettings that
        && breaker.equals(that.breaker)
        && timeout.equals(that.timeout)
        && maxBodySize == that.maxBodySize
        && maxVariants == that.maxVariants
        && authentication == that.authentication
        && purgeInterval.equals(that.purgeInterval)
        && tagger.equals(that.tagger);
  }

  @Override
  public int hashCode() {
    return Objects.hash(breaker, timeout, maxBodySize, maxVariants, purgeInterval, tagger);
  }

  @Override
  public String toString() {
    return SettingsText.of("StoreSettings")
        .add("breakerFailures", breaker.failures())
        .add("breakerDelay", breaker.delay())
        .add("timeout", timeout)
        .add("maxBodySize", maxBodySize)
        .add("maxVariants", maxVariants)
        .add("authentication", authentication)
        .add("purgeInterval", purgeInterval)
        .add("tagger", tagger)
        .toString();
  }
}
