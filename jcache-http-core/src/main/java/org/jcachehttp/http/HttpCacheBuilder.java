package org.jcachehttp.http;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.Executor;
import javax.cache.Cache;
import javax.cache.spi.CachingProvider;
import org.jcachehttp.http.internal.open.HttpOptions;
import org.jcachehttp.http.internal.open.OpenedCache;
import org.jcachehttp.http.internal.secrets.CredentialKey;
import org.jcachehttp.http.settings.CacheControlMode;
import org.jcachehttp.http.settings.CacheType;
import org.jcachehttp.http.settings.ExpireAfter;
import org.jcachehttp.http.settings.FilterSettings;
import org.jcachehttp.http.settings.HttpCacheSettings;
import org.jcachehttp.http.settings.KeySettings;
import org.jcachehttp.http.settings.StaleHandling;
import org.jcachehttp.http.settings.StoreSettings;
import org.jcachehttp.http.stored.CachedResponse;
import org.jcachehttp.storage.internal.BackendUri;
import org.jcachehttp.storage.internal.Defaults;

/**
 * Builds HTTP caches. Opening one does not change the builder, so that several can be opened from
 * one builder. Not for use by several threads at once.
 */
public final class HttpCacheBuilder {

  private HttpCacheSettings settings = HttpCacheSettings.defaults();
  private Optional<Executor> refreshExecutor = Optional.empty();
  private Optional<Executor> asyncExecutor = Optional.empty();
  private Optional<CredentialKey> credentialKey = Optional.empty();
  private InstantSource clock = InstantSource.system();
  private String cacheName = Defaults.NAME;
  private Properties properties = new Properties();

  HttpCacheBuilder() {}

  /** Replaces all settings. */
  public HttpCacheBuilder settings(HttpCacheSettings value) {
    this.settings = requireNonNull(value, "settings");
    return this;
  }

  /**
   * Sets the option of that name, which is also an attribute of {@code http:cache} in a {@code
   * cache.xml}, such as {@code stale-if-error}.
   *
   * @param value a text, or an object of the option's type
   * @throws IllegalArgumentException if there is no such option, or the value is wrong; the message
   *     lists the valid ones
   */
  public HttpCacheBuilder option(String name, Object value) {
    return settings(HttpOptions.set(settings, name, value));
  }

  /** Sets whether the cache is private or shared; private by default. */
  public HttpCacheBuilder type(CacheType value) {
    return settings(settings.withType(value));
  }

  /**
   * Sets the freshness lifetime of 200 responses that have no other. By default that is a tenth of
   * the time since Last-Modified (RFC 9111 section 4.2.2); a response without that field is stored
   * and revalidated at each use.
   */
  public HttpCacheBuilder expireAfter(ExpireAfter value) {
    return settings(settings.withExpiry(settings.expiry().withExpireAfter(value)));
  }

  /**
   * Adds a freshness lifetime of 200 responses from URLs that match a pattern. The first pattern
   * that matches applies, and takes precedence over {@link #expireAfter(ExpireAfter)}. With {@link
   * ExpireAfter#doNotCache()} requests to such a URL bypass the cache.
   *
   * @param urlPattern a glob on host and path such as {@code *.example.com/static/**}, or {@code
   *     regex:} and a regular expression
   * @throws IllegalArgumentException if the pattern is malformed, or was added before
   */
  public HttpCacheBuilder addExpireAfter(String urlPattern, ExpireAfter value) {
    return settings(settings.withExpiry(settings.expiry().addExpireAfter(urlPattern, value)));
  }

  /**
   * Adds a freshness lifetime of responses with a status code.
   *
   * @throws IllegalArgumentException if {@code status} is not 200 to 599, or is 206, 304 or 416
   */
  public HttpCacheBuilder addExpireAfter(int status, ExpireAfter value) {
    return settings(settings.withExpiry(settings.expiry().addExpireAfter(status, value)));
  }

  /** Sets the precedence of origin and configuration; the origin's by default (RFC 9111). */
  public HttpCacheBuilder cacheControl(CacheControlMode value) {
    return settings(settings.withExpiry(settings.expiry().withCacheControl(value)));
  }

  /**
   * Sets the largest share by which a configured duration is shortened; the share differs by URL,
   * so that responses that were stored together do not become stale together. 0 by default.
   *
   * @throws IllegalArgumentException if it is not 0 to 0.5
   */
  public HttpCacheBuilder jitter(double fraction) {
    return settings(settings.withExpiry(settings.expiry().withJitter(fraction)));
  }

  /**
   * Sets the minimum time for which a stale response is kept, for revalidation and for requests
   * that accept stale responses; 1 day by default.
   *
   * @throws IllegalArgumentException if it is negative or more than 10,000 years
   */
  public HttpCacheBuilder staleRetention(Duration value) {
    return settings(settings.withStale(settings.stale().withRetention(value)));
  }

  /**
   * Sets the time for which a stale response is served in the place of a server error (RFC 5861
   * section 4), unless the response forbids that; by default as long as the response says.
   *
   * @throws IllegalArgumentException if it is negative or more than 10,000 years
   */
  public HttpCacheBuilder staleIfError(Duration value) {
    return settings(settings.withStale(settings.stale().withIfError(value)));
  }

  /**
   * Sets the time for which a stale response is served while it is revalidated in the background
   * (RFC 5861 section 3), unless the response forbids that; by default as long as the response
   * says.
   *
   * @throws IllegalArgumentException if it is negative or more than 10,000 years
   */
  public HttpCacheBuilder staleWhileRevalidate(Duration value) {
    return settings(settings.withStale(settings.stale().withWhileRevalidate(value)));
  }

  /** Sets whether a stale response is revalidated or removed; revalidated by default. */
  public HttpCacheBuilder staleHandling(StaleHandling value) {
    return settings(settings.withStale(settings.stale().withHandling(value)));
  }

  /** Sets which requests share a response, and which parts of a request are secret. */
  public HttpCacheBuilder keys(KeySettings value) {
    return settings(settings.withKeys(value));
  }

  /** Sets the requests and responses that are excluded from caching; none by default. */
  public HttpCacheBuilder filter(FilterSettings value) {
    return settings(settings.withFilter(value));
  }

  /** Sets the circuit breaker, timeout, size limit and purge of the cache below. */
  public HttpCacheBuilder store(StoreSettings value) {
    return settings(settings.withStore(value));
  }

  /**
   * Sets the size up to which a body is stored, 10 MiB by default; a larger body is passed on.
   *
   * @throws IllegalArgumentException if it is negative or more than 1 GiB
   */
  public HttpCacheBuilder maxBodySize(int bytes) {
    return store(settings.store().withMaxBodySize(bytes));
  }

  /**
   * Sets the interval at which a thread removes entries past their retention; none by default.
   *
   * @throws IllegalArgumentException if it is not 1 second to 365 days
   */
  public HttpCacheBuilder purgeInterval(Duration value) {
    return store(settings.store().withPurgeInterval(value));
  }

  /**
   * Sets the executor of background revalidation (RFC 5861 section 3); by default two daemon
   * threads of the HTTP cache.
   */
  public HttpCacheBuilder refreshExecutor(Executor executor) {
    this.refreshExecutor = Optional.of(requireNonNull(executor, "refreshExecutor"));
    return this;
  }

  /**
   * Sets the executor of that part of asynchronous requests that waits for the cache or for a body;
   * by default virtual threads, or daemon threads before Java 21.
   */
  public HttpCacheBuilder asyncExecutor(Executor executor) {
    this.asyncExecutor = Optional.of(requireNonNull(executor, "asyncExecutor"));
    return this;
  }

  /**
   * Sets the key of the HMAC that separates users: at least 32 random bytes, the same in all
   * processes that share entries. By default a local store keeps a random key in a file beside its
   * entries that only its owner can read; other caches use a random key of this process.
   *
   * @throws IllegalArgumentException if there are fewer than 32 bytes
   */
  public HttpCacheBuilder credentialKey(byte[] key) {
    this.credentialKey = Optional.of(CredentialKey.of(key));
    return this;
  }

  /** Sets the clock; the system's by default. */
  public HttpCacheBuilder clock(InstantSource value) {
    this.clock = requireNonNull(value, "clock");
    return this;
  }

  /**
   * Sets the name of the cache that {@code open} opens, and of the {@code http:cache} that applies
   * in a {@code cache.xml}; {@code http_cache} by default.
   */
  public HttpCacheBuilder cacheName(String name) {
    this.cacheName = requireNonNull(name, "cacheName");
    return this;
  }

  /** Sets the properties of the backend, such as a client or a password; a copy is kept. */
  public HttpCacheBuilder properties(Properties values) {
    this.properties = (Properties) values.clone();
    return this;
  }

  /** Returns an HTTP cache over a cache of any provider, which it never closes. */
  public HttpCache over(Cache<String, CachedResponse> cache) {
    return build(cache, settings, () -> {});
  }

  /**
   * Opens an HTTP cache as the {@code cache.xml} on the class path says; without one, in memory.
   */
  public HttpCache open() {
    return open(OpenedCache.byDefault(cacheName, properties));
  }

  /**
   * Opens an HTTP cache on the backend of a URI, or as the {@code cache.xml} at the URI says, whose
   * settings take precedence over those of this builder. The cache is created if it does not exist.
   * A scheme alone, such as {@code memory:} or {@code memory}, stands for the name {@code
   * http_cache}. Each call opens a backend of its own, which the HTTP cache closes: two in memory
   * have no entries in common, two on one file have all.
   *
   * @throws IllegalArgumentException if the URI is malformed, or has an unknown scheme or option
   * @throws javax.cache.CacheException if the backend or the file cannot be opened
   */
  public HttpCache open(String uri) {
    return open(OpenedCache.at(BackendUri.parse(uri), cacheName, properties));
  }

  /**
   * Opens an HTTP cache on the default of a new provider of that class, which it closes.
   *
   * @throws javax.cache.CacheException if the class has no public constructor without parameters,
   *     or its backend cannot be opened
   */
  public HttpCache open(Class<? extends CachingProvider> provider) {
    return open(OpenedCache.of(provider, cacheName, properties));
  }

  /**
   * Opens an HTTP cache on the default of a provider, which it does not close.
   *
   * @throws javax.cache.CacheException if the backend cannot be opened
   */
  public HttpCache open(CachingProvider provider) {
    return open(OpenedCache.in(provider, cacheName, properties));
  }

  private HttpCache open(OpenedCache opened) {
    return build(opened.cache(), opened.applyTo(settings), opened.closing());
  }

  private HttpCache build(
      Cache<String, CachedResponse> cache, HttpCacheSettings effective, Runnable closing) {
    Environment environment = new Environment(clock, refreshExecutor, asyncExecutor, credentialKey);
    return new DefaultHttpCache(cache, effective, environment, closing);
  }
}
