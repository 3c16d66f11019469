package org.jcachehttp.http.settings;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jcachehttp.http.status.HttpCacheListener;

/**
 * Options of one call, or of one method of a client. An option that is not set has the value of the
 * cache's settings. Immutable.
 */
public final class CallOptions {

  private static final CallOptions NONE = new CallOptions(new Draft());

  private final Optional<ExpireAfter> expireAfter;
  private final Optional<Duration> collapseTimeout;
  private final Optional<Duration> staleIfError;
  private final Optional<Duration> staleWhileRevalidate;
  private final Optional<RefreshSettings> refresh;
  private final Set<String> tags;
  private final NetworkUse network;
  private final List<HttpCacheListener> listeners;

  /** Whether a call may use the network. */
  private enum NetworkUse {
    ALLOWED,
    FORBIDDEN
  }

  private CallOptions(Draft draft) {
    this.expireAfter = draft.expireAfter;
    this.collapseTimeout = draft.collapseTimeout;
    this.staleIfError = draft.staleIfError;
    this.staleWhileRevalidate = draft.staleWhileRevalidate;
    this.refresh = draft.refresh;
    this.tags = draft.tags;
    this.network = draft.network;
    this.listeners = draft.listeners;
  }

  private Draft draft() {
    Draft draft = new Draft();
    draft.expireAfter = expireAfter;
    draft.collapseTimeout = collapseTimeout;
    draft.staleIfError = staleIfError;
    draft.staleWhileRevalidate = staleWhileRevalidate;
    draft.refresh = refresh;
    draft.tags = tags;
    draft.network = network;
    draft.listeners = listeners;
    return draft;
  }

  /** The values of new options. */
  private static final class Draft {
    private Optional<ExpireAfter> expireAfter = Optional.empty();
    private Optional<Duration> collapseTimeout = Optional.empty();
    private Optional<Duration> staleIfError = Optional.empty();
    private Optional<Duration> staleWhileRevalidate = Optional.empty();
    private Optional<RefreshSettings> refresh = Optional.empty();
    private Set<String> tags = Set.of();
    private NetworkUse network = NetworkUse.ALLOWED;
    private List<HttpCacheListener> listeners = List.of();
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
    Draft draft = draft();
    draft.expireAfter = Optional.of(requireNonNull(value, "expireAfter"));
    return new CallOptions(draft);
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
    Draft draft = draft();
    draft.collapseTimeout = Optional.of(value);
    return new CallOptions(draft);
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
    Draft draft = draft();
    draft.staleIfError = Optional.of(Durations.checkStale("stale-if-error", value));
    return new CallOptions(draft);
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
    Draft draft = draft();
    draft.staleWhileRevalidate = Optional.of(Durations.checkStale("stale-while-revalidate", value));
    return new CallOptions(draft);
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
    Draft draft = draft();
    draft.tags = Set.copyOf(values);
    return new CallOptions(draft);
  }

  /**
   * {@return these options with another refresh of the stored response}
   *
   * @param value how it is refreshed
   */
  public CallOptions withRefresh(RefreshSettings value) {
    Draft draft = draft();
    draft.refresh = Optional.of(requireNonNull(value, "refresh"));
    return new CallOptions(draft);
  }

  /**
   * {@return these options for a call that never uses the network} Every stored response is used,
   * also a stale one with {@code must-revalidate} or {@code no-cache}. A call without a stored
   * response gets 504 (Gateway Timeout).
   */
  public CallOptions offline() {
    Draft draft = draft();
    draft.network = NetworkUse.FORBIDDEN;
    return new CallOptions(draft);
  }

  /**
   * {@return these options with one more listener} It is called after the listeners of the cache.
   *
   * @param listener is called about the call, and about the background refresh that it starts
   */
  public CallOptions withListener(HttpCacheListener listener) {
    Draft draft = draft();
    draft.listeners = union(listeners, List.of(requireNonNull(listener, "listener")));
    return new CallOptions(draft);
  }

  /**
   * {@return these options, completed by others} The result has the tags and listeners of both.
   *
   * @param fallback the values of the options that are not set here
   */
  public CallOptions orElse(CallOptions fallback) {
    Draft draft = draft();
    draft.expireAfter = expireAfter.or(fallback::expireAfter);
    draft.collapseTimeout = collapseTimeout.or(fallback::collapseTimeout);
    draft.staleIfError = staleIfError.or(fallback::staleIfError);
    draft.staleWhileRevalidate = staleWhileRevalidate.or(fallback::staleWhileRevalidate);
    draft.refresh = refresh.or(fallback::refresh);
    draft.tags = union(tags, fallback.tags);
    draft.network = isOffline() ? network : fallback.network;
    draft.listeners = union(listeners, fallback.listeners);
    return new CallOptions(draft);
  }

  private static Set<String> union(Set<String> own, Set<String> others) {
    if (own.isEmpty() || others.isEmpty()) {
      return own.isEmpty() ? others : own;
    }
    Set<String> all = new HashSet<>(own);
    all.addAll(others);
    return Set.copyOf(all);
  }

  private static List<HttpCacheListener> union(
      List<HttpCacheListener> own, List<HttpCacheListener> others) {
    return others.isEmpty() ? own : Stream.concat(own.stream(), others.stream()).toList();
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

  /** {@return the listeners of the call, in their order; empty if there are none} */
  public List<HttpCacheListener> listeners() {
    return listeners;
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
        && network == that.network
        && listeners.equals(that.listeners);
  }

  @Override
  public int hashCode() {
    return Objects.hash(
        expireAfter,
        collapseTimeout,
        staleIfError,
        staleWhileRevalidate,
        refresh,
        tags,
        network,
        listeners);
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
