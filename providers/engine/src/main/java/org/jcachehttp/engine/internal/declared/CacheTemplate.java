package org.jcachehttp.engine.internal.declared;

import java.util.regex.Pattern;
import javax.cache.configuration.CacheEntryListenerConfiguration;
import javax.cache.configuration.CompleteConfiguration;
import javax.cache.configuration.MutableConfiguration;
import javax.cache.expiry.EternalExpiryPolicy;

/**
 * What caches that code creates are like, where the code does not say.
 *
 * @param names the names of its caches
 * @param backend where their entries are
 * @param configuration what they are like
 */
public record CacheTemplate(
    Pattern names, BackendReference backend, MutableConfiguration<Object, Object> configuration) {

  /** The names that a text with {@code *} and {@code ?} stands for. */
  static Pattern names(String match) {
    String literal = Pattern.quote(match).replace("*", "\\E.*\\Q").replace("?", "\\E.\\Q");
    return Pattern.compile(literal, Pattern.DOTALL);
  }

  boolean matches(String cacheName) {
    return names.matcher(cacheName).matches();
  }

  /**
   * A copy of the configuration in which this template's settings take the place of the defaults of
   * JSR-107; the listeners of both count.
   */
  <K, V> MutableConfiguration<K, V> complete(CompleteConfiguration<K, V> given) {
    @SuppressWarnings("unchecked") // who writes a template for a cache knows its keys and values
    MutableConfiguration<K, V> own = (MutableConfiguration<K, V>) configuration;
    MutableConfiguration<K, V> complete = new MutableConfiguration<>(given);
    complete.setStoreByValue(given.isStoreByValue() && own.isStoreByValue());
    complete.setStatisticsEnabled(given.isStatisticsEnabled() || own.isStatisticsEnabled());
    complete.setManagementEnabled(given.isManagementEnabled() || own.isManagementEnabled());
    if (given.getExpiryPolicyFactory().equals(EternalExpiryPolicy.factoryOf())) {
      complete.setExpiryPolicyFactory(own.getExpiryPolicyFactory());
    }
    if (given.getCacheLoaderFactory() == null && own.getCacheLoaderFactory() != null) {
      complete.setCacheLoaderFactory(own.getCacheLoaderFactory());
      complete.setReadThrough(own.isReadThrough());
    }
    if (given.getCacheWriterFactory() == null && own.getCacheWriterFactory() != null) {
      complete.setCacheWriterFactory(own.getCacheWriterFactory());
      complete.setWriteThrough(own.isWriteThrough());
    }
    for (CacheEntryListenerConfiguration<K, V> each : own.getCacheEntryListenerConfigurations()) {
      complete.addCacheEntryListenerConfiguration(each);
    }
    return complete;
  }
}
