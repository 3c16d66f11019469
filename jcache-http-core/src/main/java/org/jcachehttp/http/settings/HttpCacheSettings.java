package org.jcachehttp.http.settings;

import static java.util.Objects.requireNonNull;

import java.util.Objects;

/** All settings of an HTTP cache, as one immutable value. */
public final class HttpCacheSettings {

  private static final HttpCacheSettings DEFAULTS =
      new HttpCacheSettings(
          new Storing(CacheType.PRIVATE, SetCookieHandling.EXPLICIT),
          ExpirySettings.defaults(),
          StaleSettings.defaults(),
          RefreshSettings.defaults(),
          KeySettings.defaults(),
          FilterSettings.none(),
          StoreSettings.defaults(),
          ExtensionSettings.defaults());

  private final Storing storing;
  private final ExpirySettings expiry;
  private final StaleSettings stale;
  private final RefreshSettings refresh;
  private final KeySettings keys;
  private final FilterSettings filter;
  private final StoreSettings store;
  private final ExtensionSettings extensions;

  /** Which responses are stored, as far as that depends on their users. */
  private record Storing(CacheType type, SetCookieHandling setCookie) {}

  private HttpCacheSettings(
      Storing storing,
      ExpirySettings expiry,
      StaleSettings stale,
      RefreshSettings refresh,
      KeySettings keys,
      FilterSettings filter,
      StoreSettings store,
      ExtensionSettings extensions) {
    this.storing = storing;
    this.expiry = requireNonNull(expiry, "expiry");
    this.stale = requireNonNull(stale, "stale");
    this.refresh = requireNonNull(refresh, "refresh");
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
    return new HttpCacheSettings(other, expiry, stale, refresh, keys, filter, store, extensions);
  }

  /**
   * {@return these settings with other freshness lifetimes}
   *
   * @param value the lifetimes
   */
  public HttpCacheSettings withExpiry(ExpirySettings value) {
    return new HttpCacheSettings(storing, value, stale, refresh, keys, filter, store, extensions);
  }

  /**
   * {@return these settings with another use of stale responses}
   *
   * @param value the use of stale responses
   */
  public HttpCacheSettings withStale(StaleSettings value) {
    return new HttpCacheSettings(storing, expiry, value, refresh, keys, filter, store, extensions);
  }

  /**
   * {@return these settings with other cache keys}
   *
   * @param value the settings of cache keys
   */
  public HttpCacheSettings withKeys(KeySettings value) {
    return new HttpCacheSettings(storing, expiry, stale, refresh, value, filter, store, extensions);
  }

  /**
   * {@return these settings with other exclusions}
   *
   * @param value the requests and responses that are excluded from caching
   */
  public HttpCacheSettings withFilter(FilterSettings value) {
    return new HttpCacheSettings(storing, expiry, stale, refresh, keys, value, store, extensions);
  }

  /**
   * {@return these settings with another use of the cache below}
   *
   * @param value the circuit breaker, timeout, size limit and purge
   */
  public HttpCacheSettings withStore(StoreSettings value) {
    return new HttpCacheSettings(storing, expiry, stale, refresh, keys, filter, value, extensions);
  }

  /**
   * {@return these settings with other refreshes of stored responses}
   *
   * @param value how they are refreshed
   */
  public HttpCacheSettings withRefresh(RefreshSettings value) {
    return new HttpCacheSettings(storing, expiry, stale, value, keys, filter, store, extensions);
  }

  /**
   * {@return these settings with other extensions of RFC 9111}
   *
   * @param value the specifications that the cache follows
   */
  public HttpCacheSettings withExtensions(ExtensionSettings value) {
    return new HttpCacheSettings(storing, expiry, stale, refresh, keys, filter, store, value);
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
        && keys.equals(that.keys)
        && filter.equals(that.filter)
        && store.equals(that.store)
        && extensions.equals(that.extensions);
  }

  @Override
  public int hashCode() {
    return Objects.hash(storing, expiry, stale, refresh, keys, filter, store, extensions);
  }

  @Override
  public String toString() {
    return SettingsText.of("HttpCacheSettings")
        .add("type", storing.type())
        .add("setCookie", storing.setCookie())
        .add("expiry", expiry)
        .add("stale", stale)
        .add("refresh", refresh)
        .add("keys", keys)
        .add("filter", filter)
        .add("store", store)
        .add("extensions", extensions)
        .toString();
  }
}
