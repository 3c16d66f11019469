package org.jcachehttp.engine.internal.cache;

import static java.util.Objects.requireNonNull;

import java.time.InstantSource;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.cache.Cache;
import javax.cache.CacheManager;
import javax.cache.configuration.CacheEntryListenerConfiguration;
import javax.cache.configuration.Configuration;
import javax.cache.expiry.ExpiryPolicy;
import javax.cache.integration.CompletionListener;
import javax.cache.processor.EntryProcessor;
import javax.cache.processor.EntryProcessorResult;
import org.jcachehttp.engine.internal.configuration.EngineConfiguration;
import org.jcachehttp.engine.internal.event.EventPublisher;
import org.jcachehttp.engine.internal.expiry.ExpiryRules;
import org.jcachehttp.engine.internal.integration.Closeables;
import org.jcachehttp.engine.internal.integration.ReadThrough;
import org.jcachehttp.engine.internal.integration.WriteThrough;
import org.jcachehttp.engine.internal.management.Counters;
import org.jcachehttp.engine.internal.management.Statistics;
import org.jcachehttp.engine.internal.store.EntryStore;
import org.jcachehttp.engine.internal.unwrap.Unwrap;
import org.jspecify.annotations.Nullable;

/**
 * A JSR-107 cache over an entry store: checks arguments and the open state, and delegates. Safe for
 * use by many threads. Keys and values are not null.
 *
 * @param <K> the cache's key type
 * @param <V> the cache's value type
 */
public final class EngineCache<K, V> implements Cache<K, V> {

  private final CacheIdentity<K, V> identity;
  private final EngineConfiguration<K, V> configuration;
  private final ExpiryPolicy expiryPolicy;
  private final CacheServices<K, V> services;
  private final EntryEngine<K, V> engine;
  private final BulkOperations<K, V> bulk;
  private final Processors<K, V> processors;
  private final BackgroundLoader<K, V> loading;
  private final Listeners<K, V> listening;
  private final AtomicBoolean closed = new AtomicBoolean();

  /**
   * Opens a cache.
   *
   * @param identity the cache's name and manager
   * @param configuration the cache's own configuration
   * @param store the entries, closed with the cache
   * @param clock the clock of expiry
   */
  public EngineCache(
      CacheIdentity<K, V> identity,
      EngineConfiguration<K, V> configuration,
      EntryStore<K, V> store,
      InstantSource clock) {
    this.identity = identity;
    this.configuration = configuration;
    this.expiryPolicy = configuration.getExpiryPolicyFactory().create();
    this.services =
        new CacheServices<>(
            store,
            ExpiryRules.of(expiryPolicy, store.deadlines()),
            ReadThrough.of(configuration),
            WriteThrough.of(configuration),
            new EventPublisher<>(this),
            new Statistics(new Counters(store::nearHits, store::nearEntries)),
            clock);
    store.openNear(services.expiry());
    this.engine = new EntryEngine<>(services);
    this.bulk = new BulkOperations<>(services, engine);
    this.processors = new Processors<>(engine, services.readThrough());
    this.loading = new BackgroundLoader<>(identity.name(), bulk);
    this.listening = new Listeners<>(services);
    configuration.getCacheEntryListenerConfigurations().forEach(listening::register);
  }

  @Override
  public @Nullable V get(K key) {
    return engine.get(checked(key));
  }

  @Override
  public Map<K, V> getAll(Set<? extends K> keys) {
    return bulk.getAll(checkedAll(keys));
  }

  @Override
  public boolean containsKey(K key) {
    return engine.contains(checked(key));
  }

  @Override
  public void loadAll(
      Set<? extends K> keys, boolean replaceExistingValues, @Nullable CompletionListener listener) {
    Set<K> wanted = checkedAll(keys);
    if (services.readThrough().loader().isEmpty()) {
      loading.nothing(listener);
    } else if (replaceExistingValues) {
      loading.all(wanted, listener);
    } else {
      loading.missing(wanted, listener);
    }
  }

  @Override
  public void put(K key, V value) {
    engine.put(checked(key), requireNonNull(value, "value"));
  }

  @Override
  public @Nullable V getAndPut(K key, V value) {
    return engine.run(checked(key), Operations.getAndPut(requireNonNull(value, "value")));
  }

  @Override
  public void putAll(Map<? extends K, ? extends V> map) {
    checkOpen();
    Map<K, V> entries = new HashMap<>();
    map.forEach(
        (key, value) -> entries.put(requireNonNull(key, "key"), requireNonNull(value, "value")));
    bulk.putAll(entries);
  }

  @Override
  public boolean putIfAbsent(K key, V value) {
    return engine.test(checked(key), Operations.putIfAbsent(requireNonNull(value, "value")));
  }

  @Override
  public boolean remove(K key) {
    return engine.test(checked(key), Operations.remove());
  }

  @Override
  public boolean remove(K key, V oldValue) {
    return engine.test(checked(key), Operations.remove(requireNonNull(oldValue, "oldValue")));
  }

  @Override
  public @Nullable V getAndRemove(K key) {
    return engine.run(checked(key), Operations.getAndRemove());
  }

  @Override
  public boolean replace(K key, V oldValue, V newValue) {
    return engine.test(
        checked(key),
        Operations.replace(
            requireNonNull(oldValue, "oldValue"), requireNonNull(newValue, "newValue")));
  }

  @Override
  public boolean replace(K key, V value) {
    return engine.test(checked(key), Operations.replace(requireNonNull(value, "value")));
  }

  @Override
  public @Nullable V getAndReplace(K key, V value) {
    return engine.run(checked(key), Operations.getAndReplace(requireNonNull(value, "value")));
  }

  @Override
  public void removeAll(Set<? extends K> keys) {
    bulk.removeAll(checkedAll(keys));
  }

  @Override
  public void removeAll() {
    checkOpen();
    bulk.removeAll();
  }

  @Override
  public void clear() {
    checkOpen();
    services.store().clear();
  }

  @Override
  public <T> @Nullable T invoke(
      K key, EntryProcessor<K, V, T> processor, @Nullable Object... arguments) {
    return processors.invoke(checked(key), requireNonNull(processor, "processor"), arguments);
  }

  @Override
  public <T> Map<K, EntryProcessorResult<T>> invokeAll(
      Set<? extends K> keys, EntryProcessor<K, V, T> processor, @Nullable Object... arguments) {
    return processors.invokeAll(
        checkedAll(keys), requireNonNull(processor, "processor"), arguments);
  }

  @Override
  public Iterator<Cache.Entry<K, V>> iterator() {
    checkOpen();
    return new EntryIterator<>(services, engine);
  }

  @Override
  public void registerCacheEntryListener(CacheEntryListenerConfiguration<K, V> listener) {
    checkOpen();
    listening.register(requireNonNull(listener, "cacheEntryListenerConfiguration"));
    configuration.add(listener);
  }

  @Override
  public void deregisterCacheEntryListener(CacheEntryListenerConfiguration<K, V> listener) {
    checkOpen();
    if (services.events().deregister(requireNonNull(listener, "cacheEntryListenerConfiguration"))) {
      configuration.remove(listener);
    }
  }

  @Override
  public String getName() {
    return identity.name();
  }

  @Override
  public CacheManager getCacheManager() {
    return identity.manager();
  }

  @Override
  public <C extends Configuration<K, V>> C getConfiguration(Class<C> type) {
    return Unwrap.as(type, "the configuration of cache '" + identity.name() + "'", configuration);
  }

  @Override
  public <T> T unwrap(Class<T> type) {
    return Unwrap.as(
        type,
        "cache '" + identity.name() + "'",
        this,
        identity.storage(),
        services.store().entries(this::checkOpen));
  }

  /** Returns the statistics. */
  public Statistics statistics() {
    return services.statistics();
  }

  /** Returns the cache's own configuration. */
  public EngineConfiguration<K, V> configuration() {
    return configuration;
  }

  /** Closes the cache and the objects of its factories. The entries stay in the storage. */
  @Override
  public void close() {
    if (closed.compareAndSet(false, true)) {
      identity.onClose().accept(this);
      loading.close();
      services.events().close();
      services.readThrough().close();
      services.writeThrough().close();
      Closeables.quietly(expiryPolicy);
      services.store().close();
    }
  }

  @Override
  public boolean isClosed() {
    return closed.get();
  }

  @Override
  public String toString() {
    return "cache '" + identity.name() + "' on " + identity.storage().description();
  }

  private void checkOpen() {
    if (closed.get()) {
      throw new IllegalStateException("cache '" + identity.name() + "' is closed");
    }
  }

  /** Checks that the cache is open and the key is not null. */
  private K checked(K key) {
    checkOpen();
    return requireNonNull(key, "key");
  }

  /** Checks the keys one by one: {@code contains(null)} of an immutable set throws. */
  private Set<K> checkedAll(Set<? extends K> keys) {
    checkOpen();
    Set<K> checked = new HashSet<>();
    keys.forEach(key -> checked.add(requireNonNull(key, "key")));
    return checked;
  }
}
