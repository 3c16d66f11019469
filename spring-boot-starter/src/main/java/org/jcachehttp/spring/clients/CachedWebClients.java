package org.jcachehttp.spring.clients;

import org.jcachehttp.clients.spring.HttpCacheFilter;
import org.jcachehttp.http.HttpCache;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.web.reactive.function.client.WebClient;

/** Loaded only where WebClient is on the class path. */
final class CachedWebClients {

  private CachedWebClients() {}

  /** Returns a builder with the cache, and any other bean as it is. */
  static Object process(Object bean, ObjectProvider<HttpCache> cache) {
    return bean instanceof WebClient.Builder builder
        ? LastStep.before(WebClient.Builder.class, builder, last -> addTo(last, cache))
        : bean;
  }

  private static void addTo(WebClient.Builder builder, ObjectProvider<HttpCache> cache) {
    cache.ifUnique(
        unique ->
            builder.filters(
                filters -> {
                  if (filters.stream().noneMatch(HttpCacheFilter.class::isInstance)) {
                    filters.add(new HttpCacheFilter(unique).withStrategiesOf(builder));
                  }
                }));
  }
}
