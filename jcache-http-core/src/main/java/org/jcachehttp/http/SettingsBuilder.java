package org.jcachehttp.http;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.Collection;
import java.util.Optional;
import java.util.SortedSet;
import java.util.function.Function;
import org.jcachehttp.http.internal.open.HttpOptions;
import org.jcachehttp.http.message.HttpResponse;
import org.jcachehttp.http.settings.CacheControlMode;
import org.jcachehttp.http.settings.CacheType;
import org.jcachehttp.http.settings.ExpireAfter;
import org.jcachehttp.http.settings.ExpirySettings;
import org.jcachehttp.http.settings.ExtensionSettings;
import org.jcachehttp.http.settings.FilterSettings;
import org.jcachehttp.http.settings.HttpCacheSettings;
import org.jcachehttp.http.settings.KeySettings;
import org.jcachehttp.http.settings.RefreshSettings;
import org.jcachehttp.http.settings.SetCookieHandling;
import org.jcachehttp.http.settings.StaleHandling;
import org.jcachehttp.http.settings.StoreSettings;
import org.jcachehttp.http.stored.CachedResponse;

/** The methods of {@link HttpCacheBuilder} that set the settings of an HTTP cache. */
abstract sealed class SettingsBuilder permits HttpCacheBuilder {

  private HttpCacheSettings settings = HttpCacheSettings.defaults();

  abstract HttpCacheBuilder self();

  /** {@return the settings of this builder} */
  public final HttpCacheSettings settings() {
    return settings;
  }

  /**
   * Replaces all settings.
   *
   * @param value the settings; later calls change them
   * @return this builder
   */
  public HttpCacheBuilder settings(HttpCacheSettings value) {
    this.settings = requireNonNull(value, "settings");
    return self();
  }

  /**
   * Sets the option of that name.
   *
   * @param name the name of an attribute of {@code http:cache} in a {@code cache.xml}, such as
   *     {@code stale-if-error}
   * @param value a text, or an object of the option's type
   * @return this builder
   * @throws IllegalArgumentException if there is no such option, or the value is rejected; the
   *     message lists the valid ones
   */
  public HttpCacheBuilder option(String name, Object value) {
    return settings(HttpOptions.set(settings, name, value));
  }

  /** {@return the names of all options that {@link #option} takes, sorted} */
  public static SortedSet<String> optionNames() {
    return HttpOptions.names();
  }

  /**
   * Sets whether the cache is private or shared.
   *
   * @param value the type; {@link CacheType#PRIVATE} by default
   * @return this builder
   */
  public HttpCacheBuilder type(CacheType value) {
    return settings(settings.withType(value));
  }

  /**
   * Sets whether responses with Set-Cookie are stored, and with that field.
   *
   * @param value the handling; {@link SetCookieHandling#EXPLICIT} by default
   * @return this builder
   */
  public HttpCacheBuilder setCookie(SetCookieHandling value) {
    return settings(settings.withSetCookie(value));
  }

  /**
   * Sets the freshness lifetime of responses that have no other, with the statuses 200, 301 and 308
   * or those of the option {@code expire-after-statuses}. By default it is a tenth of the time
   * since Last-Modified (RFC 9111 section 4.2.2); a response without that field is stored and
   * revalidated at each use.
   *
   * @param value the lifetime
   * @return this builder
   */
  public HttpCacheBuilder expireAfter(ExpireAfter value) {
    return settings(settings.withExpiry(settings.expiry().withExpireAfter(value)));
  }

  /**
   * Adds a freshness lifetime of responses from URLs that match a pattern. The first pattern that
   * matches applies, and takes precedence over {@link #expireAfter(ExpireAfter)}. With {@link
   * ExpireAfter#doNotCache()} requests to such a URL bypass the cache.
   *
   * @param urlPattern a glob on host and path such as {@code *.example.com/static/**}, or {@code
   *     regex:} and a regular expression
   * @param value the lifetime
   * @return this builder
   * @throws IllegalArgumentException if the pattern is malformed, or was added before
   */
  public HttpCacheBuilder addExpireAfter(String urlPattern, ExpireAfter value) {
    return settings(settings.withExpiry(settings.expiry().addExpireAfter(urlPattern, value)));
  }

  /**
   * Adds a freshness lifetime of responses with a status code.
   *
   * @param status the status code
   * @param value the lifetime
   * @return this builder
   * @throws IllegalArgumentException if {@code status} is not 200 to 599, or is 206, 304 or 416
   */
  public HttpCacheBuilder addExpireAfter(int status, ExpireAfter value) {
    return settings(settings.withExpiry(settings.expiry().addExpireAfter(status, value)));
  }

  /**
   * Sets a function that computes the freshness lifetime of responses for which neither the call
   * nor a URL pattern has one.
   *
   * @param function returns the lifetime of a response, by its status and fields; empty for that of
   *     its status or of the cache; {@link ExpirySettings#withExpireAfterFunction} has its rules
   * @return this builder
   */
  public HttpCacheBuilder expireAfterFunction(
      Function<? super HttpResponse, Optional<ExpireAfter>> function) {
    return settings(settings.withExpiry(settings.expiry().withExpireAfterFunction(function)));
  }

  /**
   * Sets whether the lifetimes of the origin or the configured ones take precedence.
   *
   * @param value the precedence; {@link CacheControlMode#RESPECT} by default, as RFC 9111 requires
   * @return this builder
   */
  public HttpCacheBuilder cacheControl(CacheControlMode value) {
    return settings(settings.withExpiry(settings.expiry().withCacheControl(value)));
  }

  /**
   * Sets the largest share by which a configured duration is shortened. The share differs by URL,
   * so that responses that were stored together do not become stale together.
   *
   * @param fraction the share, 0 by default
   * @return this builder
   * @throws IllegalArgumentException if it is not 0 to 0.5
   */
  public HttpCacheBuilder jitter(double fraction) {
    return settings(settings.withExpiry(settings.expiry().withJitter(fraction)));
  }

  /**
   * Sets the minimum time for which a stale response is kept, for revalidation and for requests
   * that accept stale responses.
   *
   * @param value the time after the response becomes stale; 1 day by default
   * @return this builder
   * @throws IllegalArgumentException if it is negative or more than 10,000 years
   */
  public HttpCacheBuilder staleRetention(Duration value) {
    return settings(settings.withStale(settings.stale().withRetention(value)));
  }

  /**
   * Sets the time for which a stale response is served in the place of a server error (RFC 5861
   * section 4), unless the response forbids that.
   *
   * @param value the time after the response becomes stale; by default what the response states
   * @return this builder
   * @throws IllegalArgumentException if it is negative or more than 10,000 years
   */
  public HttpCacheBuilder staleIfError(Duration value) {
    return settings(settings.withStale(settings.stale().withIfError(value)));
  }

  /**
   * Sets the time for which a stale response is served while it is revalidated in the background
   * (RFC 5861 section 3), unless the response forbids that.
   *
   * @param value the time after the response becomes stale; by default what the response states
   * @return this builder
   * @throws IllegalArgumentException if it is negative or more than 10,000 years
   */
  public HttpCacheBuilder staleWhileRevalidate(Duration value) {
    return settings(settings.withStale(settings.stale().withWhileRevalidate(value)));
  }

  /**
   * Sets whether a stale response is revalidated or removed.
   *
   * @param value the handling; {@link StaleHandling#REVALIDATE} by default
   * @return this builder
   */
  public HttpCacheBuilder staleHandling(StaleHandling value) {
    return settings(settings.withStale(settings.stale().withHandling(value)));
  }

  /**
   * Sets how stored responses are refreshed.
   *
   * @param value the settings; by default a refresh has no limit, is never early and has no delay
   * @return this builder
   */
  public HttpCacheBuilder refresh(RefreshSettings value) {
    return settings(settings.withRefresh(value));
  }

  /**
   * Sets which requests share a response, and which parts of a request are secret.
   *
   * @param value the settings of cache keys
   * @return this builder
   */
  public HttpCacheBuilder keys(KeySettings value) {
    return settings(settings.withKeys(value));
  }

  /**
   * Sets the requests and responses that are excluded from caching.
   *
   * @param value the exclusions; none by default
   * @return this builder
   */
  public HttpCacheBuilder filter(FilterSettings value) {
    return settings(settings.withFilter(value));
  }

  /**
   * Sets the circuit breaker, timeout, size limit and purge of the cache below.
   *
   * @param value the settings of the cache below
   * @return this builder
   */
  public HttpCacheBuilder store(StoreSettings value) {
    return settings(settings.withStore(value));
  }

  /**
   * Sets the specifications beside RFC 9111 that the cache follows.
   *
   * @param value the extensions
   * @return this builder
   */
  public HttpCacheBuilder extensions(ExtensionSettings value) {
    return settings(settings.withExtensions(value));
  }

  /**
   * Sets the maximum size of a stored body. A larger body is passed on to the caller and not
   * stored.
   *
   * @param bytes the size in bytes; 10 MiB by default
   * @return this builder
   * @throws IllegalArgumentException if it is negative or more than 1 GiB
   */
  public HttpCacheBuilder maxBodySize(int bytes) {
    return store(settings.store().withMaxBodySize(bytes));
  }

  /**
   * Sets a function that gives responses their tags, in addition to those of the call. A stored
   * response is invalidated by each of its tags.
   *
   * @param function returns the tags of a response that is stored, such as {@code user:7}
   * @return this builder
   * @see org.jcachehttp.http.maintenance.StoredResponses#invalidateTag
   */
  public HttpCacheBuilder tagger(
      Function<? super CachedResponse, ? extends Collection<String>> function) {
    return store(settings.store().withTagger(function));
  }

  /**
   * Sets the interval at which a thread removes entries past their retention.
   *
   * @param value the interval; by default there is no such thread
   * @return this builder
   * @throws IllegalArgumentException if it is not 1 second to 365 days
   */
  public HttpCacheBuilder purgeInterval(Duration value) {
    return store(settings.store().withPurgeInterval(value));
  }
}
