package org.jcachehttp.http.settings;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.Objects;

/** All settings of an HTTP cache, as one immutable value. */
public final class HttpCacheSettings {

  private static final HttpCacheSettings DEFAULTS =
      new HttpCacheSettings(
          new Storing(CacheType.PRIVATE, SetCookieHandling.EXPLICIT),
          ExpirySettings.defaults(),
          StaleSettings.defaults(),
          RefreshSettings.defaults(),
          new Collapsing(CollapseScope.PROCESS, Duration.ofSeconds(10)),
          KeySettings.defaults(),
          FilterSettings.none(),
          StoreSettings.defaults(),
          ExtensionSettings.defaults());

  private final Storing storing;
  private final ExpirySettings expiry;
  private final StaleSettings stale;
  private final RefreshSettings refresh;
  private final Collapsing collapse;
  private final KeySettings keys;
  private final FilterSettings filter;
  private final StoreSettings store;
  private final ExtensionSettings extensions;

  /** Which responses are stored, as far as that depends on their users. */
  private record Storing(CacheType type, SetCookieHandling setCookie) {}

  /** Among which callers a call to the origin is shared, and how long one has it to itself. */
  private record Collapsing(CollapseScope scope, Duration lease) {}

  /** Among which callers equal concurrent requests are one request to the origin. */
  public enum CollapseScope {
    /** The callers of one HTTP cache in one process. */
    PROCESS,
    /** The callers of all HTTP caches, of any process, with the same store. */
    CLUSTER
  }

  private HttpCacheSettings(
      Storing storing,
      ExpirySettings expiry,
      StaleSettings stale,
      RefreshSettings refresh,
      Collapsing collapse,
      KeySettings keys,
      FilterSettings filter,
      StoreSettings store,
      ExtensionSettings extensions) {
    this.storing = storing;
    this.expiry = requireNonNull(expiry, "expiry");
    this.stale = requireNonNull(stale, "stale");
    this.refresh = requireNonNull(refresh, "refresh");
    this.collapse = collapse;
    this.keys = requireNonNull(keys, "keys");
    this.filter = requireNonNull(filter, "filter");
    this.store = requireNonNull(store, "store");
    this.extensions = requireNonNull(extensions, "extensions");
  }

  /** {@return the defaults: a private cache that follows RFC 9111} */
  public static HttpCacheSettings defaults() {
    return DEFAULTS;
  }

  /**
   * {@return these settings with another type of cache}
   *
   * @param value private or shared
   */
  public HttpCacheSettings withType(CacheType value) {
    return with(new Storing(requireNonNull(value, "type"), storing.setCookie()));
  }

  /**
   * {@return these settings with another handling of responses with Set-Cookie}
   *
   * @param value the handling
   */
  public HttpCacheSettings withSetCookie(SetCookieHandling value) {
    return with(new Storing(storing.type(), requireNonNull(value, "setCookie")));
  }

  private HttpCacheSettings with(Storing other) {
    return new HttpCacheSettings(
        other, expiry, stale, refresh, collapse, keys, filter, store, extensions);
  }

  /**
   * {@return these settings with other freshness lifetimes}
   *
   * @param value the lifetimes
   */
  public HttpCacheSettings withExpiry(ExpirySettings value) {
    return new HttpCacheSettings(
        storing, value, stale, refresh, collapse, keys, filter, store, extensions);
  }

  /**
   * {@return these settings with another use of stale responses}
   *
   * @param value the use of stale responses
   */
  public HttpCacheSettings withStale(StaleSettings value) {
    return new HttpCacheSettings(
        storing, expiry, value, refresh, collapse, keys, filter, store, extensions);
  }

  /**
   * {@return these settings with other cache keys}
   *
   * @param value the settings of cache keys
   */
  public HttpCacheSettings withKeys(KeySettings value) {
    return new HttpCacheSettings(
        storing, expiry, stale, refresh, collapse, value, filter, store, extensions);
  }

  /**
   * {@return these settings with other exclusions}
   *
   * @param value the requests and responses that are excluded from caching
   */
  public HttpCacheSettings withFilter(FilterSettings value) {
    return new HttpCacheSettings(
        storing, expiry, stale, refresh, collapse, keys, value, store, extensions);
  }

  /**
   * {@return these settings with another use of the cache below}
   *
   * @param value the circuit breaker, timeout, size limit and purge
   */
  public HttpCacheSettings withStore(StoreSettings value) {
    return new HttpCacheSettings(
        storing, expiry, stale, refresh, collapse, keys, filter, value, extensions);
  }

  /**
   * {@return these settings with other refreshes of stored responses}
   *
   * @param value how they are refreshed
   */
  public HttpCacheSettings withRefresh(RefreshSettings value) {
    return new HttpCacheSettings(
        storing, expiry, stale, value, collapse, keys, filter, store, extensions);
  }

  /**
   * {@return these settings with another scope of equal concurrent requests (RFC 9111 section 4)}
   * With {@link CollapseScope#CLUSTER} a process takes a lease in the store before it calls the
   * origin, and other processes wait for its response.
   *
   * @param value the scope; {@link CollapseScope#PROCESS} by default
   */
  public HttpCacheSettings withCollapse(CollapseScope value) {
    return with(new Collapsing(requireNonNull(value, "collapse"), collapse.lease()));
  }

  /**
   * {@return these settings with another length of a lease} After that time another process calls
   * the origin in the place of one that has ended, or whose call takes longer.
   *
   * @param value the length; 10 seconds by default
   * @throws IllegalArgumentException if it is not 1 millisecond to 1 day
   */
  public HttpCacheSettings withCollapseLease(Duration value) {
    return with(
        new Collapsing(collapse.scope(), Durations.checkOperation("collapse-lease", value)));
  }

  private HttpCacheSettings with(Collapsing other) {
    return new HttpCacheSettings(
        storing, expiry, stale, refresh, other, keys, filter, store, extensions);
  }

  /**
   * {@return these settings with other extensions of RFC 9111}
   *
   * @param value the specifications that the cache follows
   */
  public HttpCacheSettings withExtensions(ExtensionSettings value) {
    return new HttpCacheSettings(
        storing, expiry, stale, refresh, collapse, keys, filter, store, value);
  }

  /** {@return the type of the cache: private or shared} */
  public CacheType type() {
    return storing.type();
  }

  /** {@return the handling of responses with Set-Cookie} */
  public SetCookieHandling setCookie() {
    return storing.setCookie();
  }

  /** {@return the freshness lifetimes} */
  public ExpirySettings expiry() {
    return expiry;
  }

  /** {@return the use of stale responses} */
  public StaleSettings stale() {
    return stale;
  }

  /** {@return how stored responses are refreshed} */
  public RefreshSettings refresh() {
    return refresh;
  }

  /** {@return among which callers equal concurrent requests are one request to the origin} */
  public CollapseScope collapse() {
    return collapse.scope();
  }

  /** {@return how long a process has a call to the origin to itself} */
  public Duration collapseLease() {
    return collapse.lease();
  }

  /** {@return the settings of cache keys} */
  public KeySettings keys() {
    return keys;
  }

  /** {@return the requests and responses that are excluded from caching} */
  public FilterSettings filter() {
    return filter;
  }

  /** {@return the circuit breaker, timeout, size limit and purge of the cache below} */
  public StoreSettings store() {
    return store;
  }

  /** {@return the specifications beside RFC 9111 that the cache follows} */
  public ExtensionSettings extensions() {
    return extensions;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof HttpCacheSettings that
        && storing.equals(that.storing)
        && expiry.equals(that.expiry)
        && stale.equals(that.stale)
        && refresh.equals(that.refresh)
        && collapse.equals(that.collapse)
        && keys.equals(that.keys)
        && filter.equals(that.filter)
        && store.equals(that.store)
        && extensions.equals(that.extensions);
  }

  @Override
  public int hashCode() {
    return Objects.hash(storing, expiry, stale, refresh, collapse, keys, filter, store, extensions);
  }

  @Override
  public String toString() {
    return SettingsText.of("HttpCacheSettings")
        .add("type", storing.type())
        .add("setCookie", storing.setCookie())
        .add("expiry", expiry)
        .add("stale", stale)
        .add("refresh", refresh)
        .add("collapse", collapse.scope())
        .add("collapseLease", collapse.lease())
        .add("keys", keys)
        .add("filter", filter)
        .add("store", store)
        .add("extensions", extensions)
        .toString();
  }
}
