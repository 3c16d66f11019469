package org.jcachehttp.spring.actuate;

import java.util.Map;
import java.util.TreeMap;
import org.jcachehttp.http.HttpCache;
import org.jcachehttp.http.status.HttpCacheStatistics;

/**
 * An HTTP cache in a result of the endpoint.
 *
 * @param cache its name and its settings, as text without secrets
 * @param statistics its counters by name
 */
record CacheDescription(String cache, Map<String, Long> statistics) {

  static CacheDescription of(HttpCache cache) {
    return new CacheDescription(cache.toString(), counters(cache.statistics()));
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
