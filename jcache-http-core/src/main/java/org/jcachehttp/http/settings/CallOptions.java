package org.jcachehttp.http.settings;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Options of one call, or of one method of a client. An option that is not set has the value of the
 * cache's settings. Immutable.
 */
public final class CallOptions {

  private static final CallOptions NONE =
      new CallOptions(
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Set.of(),
          NetworkUse.ALLOWED);

  private final Optional<ExpireAfter> expireAfter;
  private final Optional<Duration> collapseTimeout;
  private final Optional<Duration> staleIfError;
  private final Optional<Duration> staleWhileRevalidate;
  private final Optional<RefreshSettings> refresh;
  private final Set<String> tags;
  private final NetworkUse network;

  /** Whether a call may use the network. */
  private enum NetworkUse {
    ALLOWED,
    FORBIDDEN
  }

  private CallOptions(
      Optional<ExpireAfter> expireAfter,
      Optional<Duration> collapseTimeout,
      Optional<Duration> staleIfError,
      Optional<Duration> staleWhileRevalidate,
      Optional<RefreshSettings> refresh,
      Set<String> tags,
      NetworkUse network) {
    this.expireAfter = expireAfter;
    this.collapseTimeout = collapseTimeout;
    this.staleIfError = staleIfError;
    this.staleWhileRevalidate = staleWhileRevalidate;
    this.refresh = refresh;
    this.tags = tags;
    this.network = network;
  }

  /** {@return options without a value, so that the settings of the cache apply} */
  public static CallOptions none() {
    return NONE;
  }

  /**
   * {@return these options with another freshness lifetime of a response}
   *
   * @param value the lifetime; {@link ExpireAfter#doNotCache()} makes the request bypass the cache
   */
  public CallOptions withExpireAfter(ExpireAfter value) {
    return new CallOptions(
        Optional.of(requireNonNull(value, "expireAfter")),
        collapseTimeout,
        staleIfError,
        staleWhileRevalidate,
        refresh,
        tags,
        network);
  }

  /**
   * {@return these options with another maximum time to wait for the response to an equal request
   * that is already at the origin} After that time, this call sends its own request.
   *
   * @param value the time
   * @throws IllegalArgumentException if it is not more than zero
   */
  public CallOptions withCollapseTimeout(Duration value) {
    if (value.isZero() || value.isNegative()) {
      throw new IllegalArgumentException(
          "collapse-timeout is " + value + ", but takes more than zero");
    }
    return new CallOptions(
        expireAfter,
        Optional.of(value),
        staleIfError,
        staleWhileRevalidate,
        refresh,
        tags,
        network);
  }

  /**
   * {@return these options with another time for which a stale response is served when the origin
   * fails (RFC 5861 section 4)}
   *
   * @param value the time after the response becomes stale; a longer time that the response itself
   *     allows takes precedence
   * @throws IllegalArgumentException if it is negative or more than 10,000 years
   */
  public CallOptions withStaleIfError(Duration value) {
    return new CallOptions(
        expireAfter,
        collapseTimeout,
        Optional.of(Durations.checkStale("stale-if-error", value)),
        staleWhileRevalidate,
        refresh,
        tags,
        network);
  }

  /**
   * {@return these options with another time for which a stale response is served while it is
   * revalidated (RFC 5861 section 3)}
   *
   * @param value the time after the response becomes stale; a longer time that the response itself
   *     allows takes precedence
   * @throws IllegalArgumentException if it is negative or more than 10,000 years
   */
  public CallOptions withStaleWhileRevalidate(Duration value) {
    return new CallOptions(
        expireAfter,
        collapseTimeout,
        staleIfError,
        Optional.of(Durations.checkStale("stale-while-revalidate", value)),
        refresh,
        tags,
        network);
  }

  /**
   * {@return these options with other tags of the response} A stored response is invalidated by
   * each of its tags. A stored response that is reused keeps the tags that it has.
   *
   * @param values the tags, such as {@code user:7}
   * @throws IllegalArgumentException if one is empty
   */
  public CallOptions withTags(Collection<String> values) {
    if (values.contains("")) {
      throw new IllegalArgumentException("a tag is empty, but takes at least one character");
    }
    return new CallOptions(
        expireAfter,
        collapseTimeout,
        staleIfError,
        staleWhileRevalidate,
        refresh,
        Set.copyOf(values),
        network);
  }

  /**
   * {@return these options with another refresh of the stored response}
   *
   * @param value how it is refreshed
   */
  public CallOptions withRefresh(RefreshSettings value) {
    return new CallOptions(
        expireAfter,
        collapseTimeout,
        staleIfError,
        staleWhileRevalidate,
        Optional.of(requireNonNull(value, "refresh")),
        tags,
        network);
  }

  /**
   * {@return these options for a call that never uses the network} Every stored response is used,
   * also a stale one with {@code must-revalidate} or {@code no-cache}. A call without a stored
   * response gets 504 (Gateway Timeout).
   */
  public CallOptions offline() {
    return new CallOptions(
        expireAfter,
        collapseTimeout,
        staleIfError,
        staleWhileRevalidate,
        refresh,
        tags,
        NetworkUse.FORBIDDEN);
  }

  /**
   * {@return these options, completed by others} The result has the tags of both.
   *
   * @param fallback the values of the options that are not set here
   */
  public CallOptions orElse(CallOptions fallback) {
    return new CallOptions(
        expireAfter.or(fallback::expireAfter),
        collapseTimeout.or(fallback::collapseTimeout),
        staleIfError.or(fallback::staleIfError),
        staleWhileRevalidate.or(fallback::staleWhileRevalidate),
        refresh.or(fallback::refresh),
        union(tags, fallback.tags),
        isOffline() ? network : fallback.network);
  }

  private static Set<String> union(Set<String> own, Set<String> others) {
    if (own.isEmpty() || others.isEmpty()) {
      return own.isEmpty() ? others : own;
    }
    Set<String> all = new HashSet<>(own);
    all.addAll(others);
    return Set.copyOf(all);
  }

  /** {@return the freshness lifetime of a response; empty if not set} */
  public Optional<ExpireAfter> expireAfter() {
    return expireAfter;
  }

  /** {@return the maximum time to wait for the response to an equal request; empty if not set} */
  public Optional<Duration> collapseTimeout() {
    return collapseTimeout;
  }

  /**
   * {@return the time for which a stale response is served when the origin fails; empty if not set}
   */
  public Optional<Duration> staleIfError() {
    return staleIfError;
  }

  /**
   * {@return the time for which a stale response is served while it is revalidated; empty if not
   * set}
   */
  public Optional<Duration> staleWhileRevalidate() {
    return staleWhileRevalidate;
  }

  /** {@return how the stored response is refreshed; empty if not set} */
  public Optional<RefreshSettings> refresh() {
    return refresh;
  }

  /** {@return whether the call never uses the network} */
  public boolean isOffline() {
    return network == NetworkUse.FORBIDDEN;
  }

  /** {@return the tags of the response; empty if there are none} */
  public Set<String> tags() {
    return tags;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof CallOptions that
        && expireAfter.equals(that.expireAfter)
        && collapseTimeout.equals(that.collapseTimeout)
        && staleIfError.equals(that.staleIfError)
        && staleWhileRevalidate.equals(that.staleWhileRevalidate)
        && refresh.equals(that.refresh)
        && tags.equals(that.tags)
        && network == that.network;
  }

  @Override
  public int hashCode() {
    return Objects.hash(
        expireAfter, collapseTimeout, staleIfError, staleWhileRevalidate, refresh, tags, network);
  }

  @Override
  public String toString() {
    return SettingsText.of("CallOptions")
        .add("expireAfter", expireAfter)
        .add("collapseTimeout", collapseTimeout)
        .add("staleIfError", staleIfError)
        .add("staleWhileRevalidate", staleWhileRevalidate)
        .add("refresh", refresh)
        .add("tags", tags)
        .add("network", network)
        .toString();
  }
}
