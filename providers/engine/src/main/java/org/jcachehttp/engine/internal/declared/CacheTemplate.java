package org.jcachehttp.engine.internal.declared;

import java.util.regex.Pattern;
import javax.cache.configuration.CacheEntryListenerConfiguration;
import javax.cache.configuration.CompleteConfiguration;
import javax.cache.configuration.MutableConfiguration;
import javax.cache.expiry.EternalExpiryPolicy;

/**
 * The configuration of caches that the application creates. It completes the configuration that the
 * application gives.
 *
 * @param names the names of its caches
 * @param backend the backend of its caches
 * @param configuration the settings
 */
public record CacheTemplate(
    Pattern names, BackendReference backend, MutableConfiguration<Object, Object> configuration) {

  /** Returns the pattern of a text with {@code *} and {@code ?}. */
  static Pattern names(String match) {
    String literal = Pattern.quote(match).replace("*", "\\E.*\\Q").replace("?", "\\E.\\Q");
    return Pattern.compile(literal, Pattern.DOTALL);
  }

  boolean matches(String cacheName) {
    return names.matcher(cacheName).matches();
  }

  /**
   * Returns a copy of the configuration in which the template's settings replace the defaults of
   * JSR-107. The listeners of both are registered.
   */
  <K, V> MutableConfiguration<K, V> complete(CompleteConfiguration<K, V> given) {
    @SuppressWarnings("unchecked") // the template is declared for the types of its caches
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
