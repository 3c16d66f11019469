package org.jcachehttp.engine.internal.configuration;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.cache.configuration.CacheEntryListenerConfiguration;
import javax.cache.configuration.CompleteConfiguration;
import javax.cache.configuration.Configuration;
import javax.cache.configuration.Factory;
import javax.cache.configuration.MutableConfiguration;
import javax.cache.expiry.ExpiryPolicy;
import javax.cache.integration.CacheLoader;
import javax.cache.integration.CacheWriter;
import org.jspecify.annotations.Nullable;

/**
 * A cache's own copy of its configuration. Listeners, statistics and management change through the
 * cache. Safe for use by many threads.
 *
 * @param <K> the cache's key type
 * @param <V> the cache's value type
 */
public final class EngineConfiguration<K, V> implements CompleteConfiguration<K, V> {

  private static final long serialVersionUID = 1L;

  private final MutableConfiguration<K, V> given;
  private final List<CacheEntryListenerConfiguration<K, V>> listeners;
  private volatile boolean statisticsEnabled;
  private volatile boolean managementEnabled;

  private EngineConfiguration(MutableConfiguration<K, V> given) {
    this.given = given;
    this.listeners = new CopyOnWriteArrayList<>();
    given.getCacheEntryListenerConfigurations().forEach(listeners::add);
    this.statisticsEnabled = given.isStatisticsEnabled();
    this.managementEnabled = given.isManagementEnabled();
  }

  /** Returns a copy, which is independent of later changes of {@code configuration}. */
  public static <K, V> EngineConfiguration<K, V> copyOf(Configuration<K, V> configuration) {
    if (configuration instanceof CompleteConfiguration<K, V> complete) {
      return new EngineConfiguration<>(new MutableConfiguration<>(complete));
    }
    MutableConfiguration<K, V> basic = new MutableConfiguration<>();
    basic.setTypes(configuration.getKeyType(), configuration.getValueType());
    basic.setStoreByValue(configuration.isStoreByValue());
    return new EngineConfiguration<>(basic);
  }

  /**
   * Checks the types that a caller expects (JSR-107, {@code CacheManager.getCache}).
   *
   * @throws ClassCastException if the cache has others; the message names the cache and the types
   */
  public void requireTypes(String cacheName, Class<?> keyType, Class<?> valueType) {
    requireType(cacheName, "keys", getKeyType(), keyType);
    requireType(cacheName, "values", getValueType(), valueType);
  }

  private static void requireType(
      String cacheName, String what, Class<?> actual, Class<?> requested) {
    if (actual != requested) {
      throw new ClassCastException(
          "cache '%s' has %s of %s, not of %s"
              .formatted(cacheName, what, actual.getName(), requested.getName()));
    }
  }

  /** Adds a registered listener. */
  public void add(CacheEntryListenerConfiguration<K, V> listener) {
    listeners.add(listener);
  }

  /** Removes a deregistered listener. */
  public void remove(CacheEntryListenerConfiguration<K, V> listener) {
    listeners.remove(listener);
  }

  /** Sets whether statistics are on. */
  public void setStatisticsEnabled(boolean enabled) {
    statisticsEnabled = enabled;
  }

  /** Sets whether JMX shows the configuration. */
  public void setManagementEnabled(boolean enabled) {
    managementEnabled = enabled;
  }

  @Override
  public Class<K> getKeyType() {
    return given.getKeyType();
  }

  @Override
  public Class<V> getValueType() {
    return given.getValueType();
  }

  @Override
  public boolean isStoreByValue() {
    return given.isStoreByValue();
  }

  @Override
  public boolean isReadThrough() {
    return given.isReadThrough();
  }

  @Override
  public boolean isWriteThrough() {
    return given.isWriteThrough();
  }

  @Override
  public boolean isStatisticsEnabled() {
    return statisticsEnabled;
  }

  @Override
  public boolean isManagementEnabled() {
    return managementEnabled;
  }

  @Override
  public Iterable<CacheEntryListenerConfiguration<K, V>> getCacheEntryListenerConfigurations() {
    return List.copyOf(listeners);
  }

  @Override
  public @Nullable Factory<CacheLoader<K, V>> getCacheLoaderFactory() {
    return given.getCacheLoaderFactory();
  }

  @Override
  public @Nullable Factory<CacheWriter<? super K, ? super V>> getCacheWriterFactory() {
    return given.getCacheWriterFactory();
  }

  @Override
  public Factory<ExpiryPolicy> getExpiryPolicyFactory() {
    return given.getExpiryPolicyFactory();
  }
}
