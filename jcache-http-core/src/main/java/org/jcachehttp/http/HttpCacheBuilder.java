package org.jcachehttp.http;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.Executor;
import javax.cache.Cache;
import javax.cache.spi.CachingProvider;
import org.jcachehttp.http.internal.exchange.AsyncExecutor;
import org.jcachehttp.http.internal.exchange.BackgroundRefresh;
import org.jcachehttp.http.internal.exchange.BodyReader;
import org.jcachehttp.http.internal.expiry.Jitter;
import org.jcachehttp.http.internal.maintenance.ExpiredPurge;
import org.jcachehttp.http.internal.open.BackendUri;
import org.jcachehttp.http.internal.open.OpenedCache;
import org.jcachehttp.http.internal.open.OwnKeys;
import org.jcachehttp.http.internal.policy.PolicySettings;
import org.jcachehttp.http.internal.secrets.CredentialKey;
import org.jcachehttp.http.internal.store.ResponseStore;
import org.jcachehttp.http.settings.CacheControlMode;
import org.jcachehttp.http.settings.CacheType;
import org.jcachehttp.http.settings.ExpireAfter;
import org.jcachehttp.http.settings.ExpirySettings;
import org.jcachehttp.http.settings.FilterSettings;
import org.jcachehttp.http.settings.KeySettings;
import org.jcachehttp.http.settings.StaleHandling;
import org.jcachehttp.http.settings.StaleSettings;
import org.jcachehttp.http.settings.StoreSettings;
import org.jcachehttp.http.stored.CachedResponse;

/** The settings of an {@link HttpCache}. Not for use by several threads at once. */
public final class HttpCacheBuilder {

  private PolicySettings policy = PolicySettings.DEFAULT;
  private Optional<Executor> refreshExecutor = Optional.empty();
  private Optional<Executor> asyncExecutor = Optional.empty();
  private Optional<Duration> purgeInterval = Optional.empty();
  private Optional<CredentialKey> credentialKey = Optional.empty();
  private int maxBodySize = 10 << 20;
  private StoreSettings store = StoreSettings.defaults();
  private InstantSource clock = InstantSource.system();
  private String cacheName = OpenedCache.CACHE_NAME;
  private Properties properties = new Properties();

  HttpCacheBuilder() {}

  /** Whom the cache serves; one user by default. */
  public HttpCacheBuilder mode(CacheType whom) {
    this.policy = policy.withMode(whom);
    return this;
  }

  /**
   * How long a 200 response is fresh that does not say so itself. By default that is a tenth of the
   * time since its Last-Modified (RFC 9111 section 4.2.2), and one without is stored only to be
   * validated at each use.
   */
  public HttpCacheBuilder expireAfter(ExpireAfter whereTheResponseSaysNothing) {
    return expiry(policy.expiry().withFallback(whereTheResponseSaysNothing));
  }

  /**
   * How long a 200 response from URLs that match a pattern is fresh; the first match counts, and
   * counts before {@link #expireAfter(ExpireAfter)}. With {@code do-not-cache} the cache has
   * nothing to do with requests to such a URL, whatever their responses say.
   *
   * @param urlPattern a glob on host and path such as {@code *.example.com/static/**}, or {@code
   *     regex:} and a regular expression
   * @throws IllegalArgumentException if the pattern is malformed, or was given already
   */
  public HttpCacheBuilder expireAfter(String urlPattern, ExpireAfter value) {
    return expiry(policy.expiry().withUrl(urlPattern, value));
  }

  /**
   * How long a response with that status code is fresh. Responses other than 200 are stored by what
   * they say themselves, and for as long as is said here.
   *
   * @throws IllegalArgumentException if responses with that code are never stored
   */
  public HttpCacheBuilder expireAfter(int status, ExpireAfter value) {
    return expiry(policy.expiry().withStatus(status, value));
  }

  /**
   * Whether the origin or an expire-after counts where both say how long a response is fresh; the
   * origin by default, as RFC 9111 wants it.
   */
  public HttpCacheBuilder cacheControl(CacheControlMode whatCounts) {
    return expiry(policy.expiry().withCacheControl(whatCounts));
  }

  /**
   * Up to which share a configured span is shortened, for each URL by a share of its own, so that
   * what was stored together does not become stale together; not at all by default.
   *
   * @throws IllegalArgumentException if it is not 0 to 0.5
   */
  public HttpCacheBuilder jitter(double fraction) {
    return expiry(policy.expiry().withJitter(new Jitter(fraction)));
  }

  private HttpCacheBuilder expiry(ExpirySettings settings) {
    this.policy = policy.withExpiry(settings);
    return this;
  }

  /**
   * How long after it became stale a response may answer in the place of a 5xx response, unless it
   * forbids that (RFC 5861 section 4); by default only as long as the response itself says.
   *
   * @throws IllegalArgumentException if it is negative, or more than ten thousand years
   */
  public HttpCacheBuilder staleIfError(Duration span) {
    return stale(policy.stale().withIfError(span));
  }

  /**
   * How long after it became stale a response may answer at once while a newer one is fetched,
   * unless it allows longer itself; not at all by default.
   *
   * @throws IllegalArgumentException if it is negative, or more than ten thousand years
   */
  public HttpCacheBuilder staleWhileRevalidate(Duration span) {
    return stale(policy.stale().withWhileRevalidate(span));
  }

  /** What runs refreshes (RFC 5861 section 3); by default two daemon threads of the cache's own. */
  public HttpCacheBuilder refreshExecutor(Executor executor) {
    this.refreshExecutor = Optional.of(executor);
    return this;
  }

  /**
   * What runs the part of asynchronous calls that may wait for the cache or for a body; by default
   * virtual threads, and where the platform has none, daemon threads of the cache's own.
   */
  public HttpCacheBuilder asyncExecutor(Executor executor) {
    this.asyncExecutor = Optional.of(executor);
    return this;
  }

  /**
   * How long a response is kept at least after it became stale, to be validated or to answer
   * requests that accept stale ones; a day by default.
   *
   * @throws IllegalArgumentException if it is negative, or more than ten thousand years
   */
  public HttpCacheBuilder staleRetention(Duration span) {
    return stale(policy.stale().withRetention(span));
  }

  /**
   * How often what is past its retention is removed on a thread of its own; never by default.
   *
   * @throws IllegalArgumentException if it is not a second to a year
   */
  public HttpCacheBuilder purgeInterval(Duration span) {
    this.purgeInterval = Optional.of(ExpiredPurge.checked(span));
    return this;
  }

  /**
   * What becomes of a stale response that is asked for and may not answer as it is; it is validated
   * by default.
   */
  public HttpCacheBuilder staleHandling(StaleHandling use) {
    return stale(policy.stale().withUse(use));
  }

  private HttpCacheBuilder stale(StaleSettings settings) {
    this.policy = policy.withStale(settings);
    return this;
  }

  /**
   * The bytes up to which a body is stored, 10 MiB by default; a larger one streams through.
   *
   * @throws IllegalArgumentException if it is negative, or more than 1 GiB
   */
  public HttpCacheBuilder maxBodySize(int bytes) {
    this.maxBodySize = BodyReader.checkedLimit(bytes);
    return this;
  }

  /** How much of a cache that fails the HTTP cache puts up with. */
  public HttpCacheBuilder store(StoreSettings settings) {
    this.store = settings;
    return this;
  }

  /** Which requests are the same, and what of them is secret. */
  public HttpCacheBuilder keys(KeySettings settings) {
    this.policy = policy.withKeys(settings);
    return this;
  }

  /** What the cache leaves alone; nothing by default of what RFC 9111 lets it store. */
  public HttpCacheBuilder filter(FilterSettings settings) {
    this.policy = policy.withFilter(settings);
    return this;
  }

  /**
   * The key that credentials are hidden with where the cache must tell users apart, the same in all
   * processes that share entries; 32 bytes or more that nobody can guess, from a place for secrets.
   * By default a local store keeps a random one in a file beside its entries, which only its owner
   * can read, and any other cache has a random one that ends with the process.
   *
   * @throws IllegalArgumentException if there are fewer than 32 bytes
   */
  public HttpCacheBuilder credentialKey(byte[] key) {
    this.credentialKey = Optional.of(CredentialKey.of(key));
    return this;
  }

  /** What tells the time; the system's clock by default. */
  public HttpCacheBuilder clock(InstantSource source) {
    this.clock = source;
    return this;
  }

  /** An HTTP cache over a cache of any provider, which is never closed here. */
  public HttpCache over(Cache<String, CachedResponse> cache) {
    return build(cache, () -> {});
  }

  /**
   * The name of the cache that {@link #open()} and its overloads open, and of the policy that
   * counts in a {@code cache.xml}; {@code http_cache} by default.
   */
  public HttpCacheBuilder cacheName(String name) {
    this.cacheName = name;
    return this;
  }

  /** What the backend is given, and wins over options in the URI: a client, a password. */
  public HttpCacheBuilder properties(Properties options) {
    this.properties = options;
    return this;
  }

  /** An HTTP cache as the {@code cache.xml} on the class path says; without one, in memory. */
  public HttpCache open() {
    return open(OpenedCache.byDefault(cacheName, properties));
  }

  /**
   * An HTTP cache on the backend that the URI names, or as the {@code cache.xml} says that it
   * names: what is said there wins over this builder. The cache is created if it does not exist. A
   * scheme alone, such as {@code memory:} or {@code memory}, means the name {@code http_cache}.
   * Every call opens a backend of its own, which the HTTP cache closes when it is closed: two in
   * memory share nothing, two on one file share what is in it.
   *
   * @throws IllegalArgumentException if the URI is none, or names what its backend does not know
   * @throws javax.cache.CacheException if the backend or the file cannot be opened
   */
  public HttpCache open(String uri) {
    return open(OpenedCache.at(BackendUri.parse(uri), cacheName, properties));
  }

  /**
   * An HTTP cache on what a provider of that class opens by default, which the HTTP cache closes.
   *
   * @throws javax.cache.CacheException if the class has no public constructor without parameters,
   *     or its backend cannot be opened
   */
  public HttpCache open(Class<? extends CachingProvider> provider) {
    return open(OpenedCache.of(provider, cacheName, properties));
  }

  /**
   * An HTTP cache on what the provider opens by default. The provider and its cache manager may be
   * in use elsewhere, and are not closed here.
   *
   * @throws javax.cache.CacheException if the backend cannot be opened
   */
  public HttpCache open(CachingProvider provider) {
    return open(OpenedCache.in(provider, cacheName, properties));
  }

  /** What was set so far, for a file that adds to it. */
  public PolicySettings policy() {
    return policy;
  }

  public StoreSettings store() {
    return store;
  }

  private HttpCache open(OpenedCache opened) {
    opened.configure(this);
    return build(opened.cache(), opened.closing());
  }

  private HttpCache build(Cache<String, CachedResponse> cache, Runnable closing) {
    return new HttpCache(
        new ResponseStore(cache, store),
        OwnKeys.of(cache, policy, credentialKey),
        policy,
        maxBodySize,
        clock,
        refreshExecutor.map(BackgroundRefresh::on).orElseGet(BackgroundRefresh::onOwnThreads),
        asyncExecutor.map(AsyncExecutor::new).orElseGet(AsyncExecutor::onOwnThreads),
        ExpiredPurge.closing(purgeInterval, cache, clock, closing));
  }
}
