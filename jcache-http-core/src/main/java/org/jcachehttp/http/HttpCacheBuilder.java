package org.jcachehttp.http;

import static java.util.Objects.requireNonNull;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.SortedMap;
import java.util.concurrent.Executor;
import java.util.function.UnaryOperator;
import javax.cache.Cache;
import javax.cache.CacheManager;
import javax.cache.spi.CachingProvider;
import org.jcachehttp.http.internal.open.HttpOptions;
import org.jcachehttp.http.internal.open.OpenedCache;
import org.jcachehttp.http.internal.secrets.CredentialKey;
import org.jcachehttp.http.settings.HttpCacheSettings;
import org.jcachehttp.http.status.HttpCacheListener;
import org.jcachehttp.http.stored.CachedResponse;
import org.jcachehttp.storage.internal.BackendUri;
import org.jcachehttp.storage.internal.Defaults;

/**
 * Builds HTTP caches. Opening one does not change the builder, so that several can be opened from
 * one builder. Not for use by several threads at once.
 */
public final class HttpCacheBuilder extends SettingsBuilder {

  private final Optional<Cache<String, CachedResponse>> store;
  private Optional<Executor> refreshExecutor = Optional.empty();
  private Optional<Executor> asyncExecutor = Optional.empty();
  private Optional<CredentialKey> credentialKey = Optional.empty();
  private InstantSource clock = InstantSource.system();
  private String cacheName = Defaults.NAME;
  private Properties properties = new Properties();
  private UnaryOperator<OpenedCache> opening = UnaryOperator.identity();
  private final List<HttpCacheListener> listeners = new ArrayList<>();

  HttpCacheBuilder() {
    this.store = Optional.empty();
  }

  /** Creates the builder of an open HTTP cache. */
  HttpCacheBuilder(Cache<String, CachedResponse> store, Environment environment) {
    this.store = Optional.of(store);
    this.refreshExecutor = environment.refreshExecutor();
    this.asyncExecutor = environment.asyncExecutor();
    this.credentialKey = environment.credentialKey();
    this.clock = environment.clock();
    this.cacheName = store.getName();
    this.listeners.addAll(environment.listeners());
  }

  @Override
  HttpCacheBuilder self() {
    return this;
  }

  /**
   * Sets the executor of background revalidation (RFC 5861 section 3).
   *
   * @param executor the executor, which the caller shuts down; by default two daemon threads of the
   *     HTTP cache
   * @return this builder
   */
  public HttpCacheBuilder refreshExecutor(Executor executor) {
    this.refreshExecutor = Optional.of(requireNonNull(executor, "refreshExecutor"));
    return this;
  }

  /**
   * Sets the executor of that part of asynchronous requests that waits for the cache or for a body.
   *
   * @param executor the executor, which the caller shuts down; by default virtual threads, or
   *     daemon threads before Java 21
   * @return this builder
   */
  public HttpCacheBuilder asyncExecutor(Executor executor) {
    this.asyncExecutor = Optional.of(requireNonNull(executor, "asyncExecutor"));
    return this;
  }

  /**
   * Sets the key of the HMAC that separates users. By default a local store keeps a random key in a
   * file beside its entries that only its owner can read; other caches use a random key of this
   * process.
   *
   * @param key at least 32 random bytes, the same in all processes that share entries
   * @return this builder
   * @throws IllegalArgumentException if there are fewer than 32 bytes
   */
  public HttpCacheBuilder credentialKey(byte[] key) {
    this.credentialKey = Optional.of(CredentialKey.of(key));
    return this;
  }

  /**
   * Sets the clock.
   *
   * @param value the clock; the system's by default
   * @return this builder
   */
  public HttpCacheBuilder clock(InstantSource value) {
    this.clock = requireNonNull(value, "clock");
    return this;
  }

  /**
   * Enables the statistics of the cache that {@code open} opens or {@code over} is given, as {@code
   * statistics="true"} in a {@code cache.xml} does. An HTTP cache over a cache with statistics is
   * shown in JMX by an {@link org.jcachehttp.http.status.HttpCacheStatisticsMXBean}, beside the
   * MXBean of JSR-107, until it is closed.
   *
   * @return this builder
   */
  public HttpCacheBuilder enableStatistics() {
    this.opening = OpenedCache::withStatistics;
    return this;
  }

  /**
   * Adds a listener, which is called about requests, background refreshes and outages.
   *
   * @param listener the listener, called after those that were added before
   * @return this builder
   */
  public HttpCacheBuilder listener(HttpCacheListener listener) {
    listeners.add(requireNonNull(listener, "listener"));
    return this;
  }

  /**
   * Sets the name of the cache that {@code open} opens, and of the {@code http:cache} that applies
   * in a {@code cache.xml}.
   *
   * @param name the name; {@code http_cache} by default
   * @return this builder
   */
  public HttpCacheBuilder cacheName(String name) {
    this.cacheName = requireNonNull(name, "cacheName");
    return this;
  }

  /** {@return the name of the cache that {@code open} opens} */
  public String cacheName() {
    return cacheName;
  }

  /**
   * Sets the properties of the backend, such as a client or a password.
   *
   * @param values values by option name, texts or objects; a copy is kept
   * @return this builder
   */
  public HttpCacheBuilder properties(Properties values) {
    this.properties = (Properties) values.clone();
    return this;
  }

  /**
   * {@return an HTTP cache over a cache of any provider} If its manager has a {@code cache.xml} of
   * this library, or a URI with a freshness lifetime, their settings take precedence over those of
   * this builder, as with {@link #open(String)}.
   *
   * @param cache the cache for the responses, which the HTTP cache never closes
   * @throws IllegalArgumentException if a setting does not apply to the type of the cache
   * @throws javax.cache.CacheException if the settings of the file are wrong
   */
  public HttpCache over(Cache<String, CachedResponse> cache) {
    return open(new OpenedCache(requireNonNull(cache, "cache"), () -> {}));
  }

  /**
   * {@return an HTTP cache with the settings of this builder over the store of another HTTP cache,
   * also over one in memory} The settings of a {@code cache.xml} are not applied again: {@link
   * HttpCache#toBuilder()} has them.
   *
   * @param other the other HTTP cache, which the caller closes after this one, because it closes
   *     the store
   * @throws IllegalArgumentException if a setting does not apply to the type of the cache
   */
  public HttpCache over(HttpCache other) {
    return build(other.toBuilder().store.orElseThrow(), settings(), () -> {});
  }

  /**
   * Opens an HTTP cache as the {@code cache.xml} on the class path configures it. If there is no
   * such file, opens one in memory, or on the only backend on the class path if that is another.
   *
   * @return the HTTP cache, which the caller closes
   * @throws javax.cache.CacheException if the file or its backend cannot be opened
   */
  public HttpCache open() {
    return open(OpenedCache.byDefault(cacheName, properties));
  }

  /**
   * Opens an HTTP cache on the backend of a URI, or as the {@code cache.xml} at the URI configures
   * it. The settings of the file take precedence over those of this builder. The cache is created
   * if it does not exist. HTTP caches and cache managers of one class loader with equal addresses
   * and backend options share the clients and connections of one backend, which the last of them
   * closes. Each call with {@code memory:} opens a memory of its own, even for equal names.
   *
   * @param uri the URI, such as {@code sqlite:/var/cache/app.sqlite}; a scheme alone, such as
   *     {@code memory:} or {@code memory}, stands for the name {@code http_cache}
   * @return the HTTP cache, which the caller closes
   * @throws IllegalArgumentException if the URI is malformed, or has an unknown scheme or option
   * @throws javax.cache.CacheException if the backend or the file cannot be opened
   */
  public HttpCache open(String uri) {
    return open(OpenedCache.at(BackendUri.parse(uri), cacheName, properties));
  }

  /**
   * Opens an HTTP cache on the default URI of a new provider, which it closes.
   *
   * @param provider the class of the provider
   * @return the HTTP cache, which the caller closes
   * @throws javax.cache.CacheException if the class has no public constructor without parameters,
   *     or its backend cannot be opened
   */
  public HttpCache open(Class<? extends CachingProvider> provider) {
    return open(OpenedCache.of(provider, cacheName, properties));
  }

  /**
   * Opens an HTTP cache on the default URI of a provider.
   *
   * @param provider the provider, which the HTTP cache does not close
   * @return the HTTP cache, which the caller closes
   * @throws javax.cache.CacheException if the backend cannot be opened
   */
  public HttpCache open(CachingProvider provider) {
    return open(OpenedCache.in(provider, cacheName, properties));
  }

  /**
   * Opens an HTTP cache in a manager, such as that of Spring, over its cache of the configured
   * name. The cache is created if it does not exist. The settings of the manager's {@code
   * cache.xml} and the freshness lifetime of its URI take precedence over those of this builder.
   *
   * @param manager the manager of any provider, which the HTTP cache does not close
   * @return the HTTP cache, which the caller closes
   * @throws IllegalArgumentException if this builder has {@link #properties}, since the backend of
   *     the manager is open
   * @throws javax.cache.CacheException if the cache cannot be created, or the settings of the file
   *     are wrong
   * @throws ClassCastException if the manager has a cache of that name with other types
   * @throws IllegalStateException if the manager is closed
   */
  public HttpCache open(CacheManager manager) {
    if (!properties.isEmpty()) {
      throw new IllegalArgumentException(
          "properties of the builder have no effect on a manager, whose backend is open: give them"
              + " to the manager");
    }
    return open(OpenedCache.in(requireNonNull(manager, "manager"), cacheName));
  }

  /** Settings of {@code HttpCache.toBuilder()} have the changes of the file of that store. */
  private HttpCache open(OpenedCache unchanged) {
    OpenedCache opened = opening.apply(unchanged);
    HttpCacheSettings effective =
        store.equals(Optional.of(opened.cache())) ? settings() : opened.applyTo(settings());
    return build(opened.cache(), effective, opened.closing());
  }

  private HttpCache build(
      Cache<String, CachedResponse> cache, HttpCacheSettings effective, Runnable closing) {
    Environment environment =
        new Environment(
            clock, refreshExecutor, asyncExecutor, credentialKey, List.copyOf(listeners));
    try {
      return new DefaultHttpCache(cache, effective, environment, closing);
    } catch (RuntimeException refused) {
      closing.run();
      throw refused;
    }
  }

  /**
   * {@return the options that the present settings have, by name, as texts that {@link
   * #option(String, Object)} takes} An object is shown as the name of its class; filters are left
   * out. No text contains a secret.
   */
  public SortedMap<String, String> optionValues() {
    return HttpOptions.texts(settings());
  }

  /** Returns the name of the cache and the settings. */
  @Override
  public String toString() {
    return "HttpCacheBuilder['" + cacheName + "', " + settings() + "]";
  }
}
