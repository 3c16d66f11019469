package org.jcachehttp.http.status;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A request through an HTTP cache, or a background refresh, that has ended. It has the same data as
 * the flight recorder event {@code org.jcachehttp.Exchange}. Immutable.
 */
public final class HttpCacheEvent {

  private final String cacheName;
  private final String method;
  private final String target;
  private final CacheOutcome outcome;
  private final Optional<String> cacheStatus;
  private final Optional<Throwable> failure;
  private final Duration duration;
  private final Duration originDuration;
  private final Duration storeDuration;
  private final OptionalLong bodySize;

  private HttpCacheEvent(Builder builder) {
    this.cacheName = builder.cacheName;
    this.method = builder.method;
    this.target = builder.target;
    this.outcome = builder.outcome;
    this.cacheStatus = builder.cacheStatus;
    this.failure = builder.failure;
    this.duration = builder.duration;
    this.originDuration = builder.originDuration;
    this.storeDuration = builder.storeDuration;
    this.bodySize = builder.bodySize;
  }

  /**
   * {@return a builder of an event that took no time}
   *
   * @param outcome the outcome
   * @param cacheName the name of the cache below
   * @param method the method of the request
   * @param target the redacted target of the request
   */
  public static Builder builder(
      CacheOutcome outcome, String cacheName, String method, String target) {
    return new Builder(outcome, cacheName, method, target);
  }

  /** {@return the name of the cache below, in which responses are stored} */
  public String cacheName() {
    return cacheName;
  }

  /** {@return the method of the request} */
  public String method() {
    return method;
  }

  /** {@return the target URI of the request, redacted as in the store} */
  public String target() {
    return target;
  }

  /** {@return the outcome} */
  public CacheOutcome outcome() {
    return outcome;
  }

  /**
   * {@return the parameters of Cache-Status (RFC 9211) without the key, such as {@code hit;
   * ttl=40}; empty if the request failed}
   */
  public Optional<String> cacheStatus() {
    return cacheStatus;
  }

  /** {@return the exception if the request failed, whose text may contain what a caller sees} */
  public Optional<Throwable> failure() {
    return failure;
  }

  /** {@return the time from the call until its response was available, without its body} */
  public Duration duration() {
    return duration;
  }

  /**
   * {@return the part of {@link #duration()} for which the origin was awaited, until the heads of
   * its responses; zero if it was not called by this request}
   */
  public Duration originDuration() {
    return originDuration;
  }

  /**
   * {@return the part of {@link #duration()} that was spent on looking up and storing the response}
   */
  public Duration storeDuration() {
    return storeDuration;
  }

  /**
   * {@return the size of the response's body in bytes; empty if it is not known before the body is
   * read, or there is no response}
   */
  public OptionalLong bodySize() {
    return bodySize;
  }

  /** Returns the request and its outcome, without secrets. */
  @Override
  public String toString() {
    return "HttpCacheEvent["
        + outcome
        + " in '"
        + cacheName
        + "', "
        + method
        + ' '
        + target
        + cacheStatus.map(status -> ": " + status).orElse("")
        + ", "
        + duration
        + ']';
  }

  /** Builds {@link HttpCacheEvent}. */
  public static final class Builder {

    private final CacheOutcome outcome;
    private final String cacheName;
    private final String method;
    private final String target;
    private Optional<String> cacheStatus = Optional.empty();
    private Optional<Throwable> failure = Optional.empty();
    private Duration duration = Duration.ZERO;
    private Duration originDuration = Duration.ZERO;
    private Duration storeDuration = Duration.ZERO;
    private OptionalLong bodySize = OptionalLong.empty();

    private Builder(CacheOutcome outcome, String cacheName, String method, String target) {
      this.outcome = requireNonNull(outcome, "outcome");
      this.cacheName = requireNonNull(cacheName, "cacheName");
      this.method = requireNonNull(method, "method");
      this.target = requireNonNull(target, "target");
    }

    /**
     * Sets {@link HttpCacheEvent#cacheStatus()}.
     *
     * @param parameters the parameters
     * @return this builder
     */
    public Builder cacheStatus(String parameters) {
      this.cacheStatus = Optional.of(parameters);
      return this;
    }

    /**
     * Sets {@link HttpCacheEvent#failure()}.
     *
     * @param exception the exception
     * @return this builder
     */
    public Builder failure(Throwable exception) {
      this.failure = Optional.of(exception);
      return this;
    }

    /**
     * Sets the durations.
     *
     * @param total {@link HttpCacheEvent#duration()}
     * @param atOrigin {@link HttpCacheEvent#originDuration()}
     * @param inStore {@link HttpCacheEvent#storeDuration()}
     * @return this builder
     */
    public Builder durations(Duration total, Duration atOrigin, Duration inStore) {
      this.duration = requireNonNull(total, "total");
      this.originDuration = requireNonNull(atOrigin, "atOrigin");
      this.storeDuration = requireNonNull(inStore, "inStore");
      return this;
    }

    /**
     * Sets {@link HttpCacheEvent#bodySize()}.
     *
     * @param bytes the size in bytes; empty if it is unknown
     * @return this builder
     */
    public Builder bodySize(OptionalLong bytes) {
      this.bodySize = requireNonNull(bytes, "bodySize");
      return this;
    }

    /** {@return the event} */
    public HttpCacheEvent build() {
      return new HttpCacheEvent(this);
    }
  }
}
