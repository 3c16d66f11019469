package org.jcachehttp.spring;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.core.io.Resource;

/**
 * The place of the caches. The options of the HTTP cache are read by {@link HttpOptionProperties}.
 *
 * @param enabled Whether the beans of jcache-http are created.
 * @param uri URI of the backend, such as sqlite:/var/cache/app.sqlite or redis://localhost. Without
 *     it and without jcache-http.config, the cache.xml on the class path applies, or else memory:.
 * @param config Location of a cache.xml, such as classpath:cache.xml, in place of a URI.
 * @param cacheName Name of the JCache cache that stores the responses.
 * @param backend Options of the backend by name, such as password; they take precedence over those
 *     of the URI.
 * @param cacheManager The JCache manager.
 */
@ConfigurationProperties("jcache-http")
record HttpCacheProperties(
    @DefaultValue("true") boolean enabled,
    @Nullable String uri,
    @Nullable Resource config,
    @DefaultValue("http_cache") String cacheName,
    @DefaultValue Map<String, String> backend,
    @DefaultValue Manager cacheManager) {

  /**
   * The bean of type {@link javax.cache.CacheManager}.
   *
   * @param enabled Whether there is a javax.cache.CacheManager on the same backend, which
   *     {@literal @}Cacheable uses.
   */
  record Manager(@DefaultValue("true") boolean enabled) {}
}
