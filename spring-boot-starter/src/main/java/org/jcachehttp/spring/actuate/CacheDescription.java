package org.jcachehttp.spring.actuate;

import static java.util.Objects.requireNonNull;

import java.beans.PropertyDescriptor;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jcachehttp.http.HttpCache;
import org.jcachehttp.http.HttpCacheBuilder;
import org.jcachehttp.http.settings.HttpCacheSettings;
import org.jcachehttp.http.status.HttpCacheStatistics;
import org.jcachehttp.http.status.HttpCacheStatisticsMXBean;
import org.jcachehttp.http.status.StatisticsBean;
import org.springframework.beans.BeanUtils;
import org.springframework.util.ReflectionUtils;

/**
 * An HTTP cache in a result of the endpoint.
 *
 * @param name the name of the cache below
 * @param settings the options by the names of their properties, without secrets
 * @param urls the freshness lifetimes by URL pattern, in their order
 * @param statuses the freshness lifetimes by status code
 * @param parts the handling of parts of requests, such as credentials, by part
 * @param statistics the attributes of {@link HttpCacheStatisticsMXBean} by name
 */
record CacheDescription(
    String name,
    Map<String, String> settings,
    Map<String, String> urls,
    Map<Integer, String> statuses,
    Map<String, String> parts,
    Map<String, Object> statistics) {

  static CacheDescription of(HttpCache cache) {
    HttpCacheBuilder builder = cache.toBuilder();
    HttpCacheSettings settings = builder.settings();
    Map<String, String> parts = new LinkedHashMap<>();
    settings
        .keys()
        .parts()
        .forEach(part -> parts.put(part.getKey().toString(), text(part.getValue())));
    return new CacheDescription(
        builder.cacheName(),
        builder.optionValues(),
        texts(settings.expiry().urls()),
        texts(settings.expiry().statuses()),
        parts,
        attributes(cache.statistics()));
  }

  private static <K> Map<K, String> texts(Map<K, ?> values) {
    Map<K, String> texts = new LinkedHashMap<>();
    values.forEach((key, value) -> texts.put(key, value.toString()));
    return texts;
  }

  private static String text(Enum<?> handling) {
    return handling.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The attributes that JMX shows, whether or not JMX is enabled. */
  private static Map<String, Object> attributes(HttpCacheStatistics statistics) {
    HttpCacheStatisticsMXBean bean = StatisticsBean.of(() -> statistics);
    Map<String, Object> attributes = new TreeMap<>();
    for (PropertyDescriptor attribute :
        BeanUtils.getPropertyDescriptors(HttpCacheStatisticsMXBean.class)) {
      attributes.put(
          attribute.getName(),
          requireNonNull(ReflectionUtils.invokeMethod(attribute.getReadMethod(), bean)));
    }
    return attributes;
  }
}
