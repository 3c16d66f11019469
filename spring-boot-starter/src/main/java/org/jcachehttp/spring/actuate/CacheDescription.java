package org.jcachehttp.spring.actuate;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jcachehttp.http.HttpCache;
import org.jcachehttp.http.HttpCacheBuilder;
import org.jcachehttp.http.settings.HttpCacheSettings;
import org.jcachehttp.http.status.HttpCacheStatistics;

/**
 * An HTTP cache in a result of the endpoint.
 *
 * @param name the name of the cache below
 * @param settings the options by the names of their properties, without secrets
 * @param urls the freshness lifetimes by URL pattern, in their order
 * @param statuses the freshness lifetimes by status code
 * @param parts the handling of parts of requests, such as credentials, by part
 * @param statistics its counters by name
 */
record CacheDescription(
    String name,
    Map<String, String> settings,
    Map<String, String> urls,
    Map<Integer, String> statuses,
    Map<String, String> parts,
    Map<String, Long> statistics) {

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
        counters(cache.statistics()));
  }

  private static <K> Map<K, String> texts(Map<K, ?> values) {
    Map<K, String> texts = new LinkedHashMap<>();
    values.forEach((key, value) -> texts.put(key, value.toString()));
    return texts;
  }

  private static String text(Enum<?> handling) {
    return handling.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static Map<String, Long> counters(HttpCacheStatistics statistics) {
    Map<String, Long> counters = new TreeMap<>();
    counters.put("hits", statistics.hits());
    counters.put("misses", statistics.misses());
    counters.put("revalidated", statistics.revalidated());
    counters.put("stale", statistics.stale());
    counters.put("collapsed", statistics.collapsed());
    counters.put("bypassed", statistics.bypassed());
    counters.put("refused", statistics.refused());
    counters.put("failed", statistics.failed());
    counters.put("storeErrors", statistics.storeErrors());
    counters.put("mismatches", statistics.mismatches());
    return counters;
  }
}
