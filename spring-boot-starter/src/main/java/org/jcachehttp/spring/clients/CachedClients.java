package org.jcachehttp.spring.clients;

import java.util.List;
import java.util.Set;
import org.jcachehttp.clients.spring.HttpCacheInterceptor;
import org.jcachehttp.http.HttpCache;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.http.client.ClientHttpRequestInterceptor;
import org.springframework.util.ClassUtils;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestTemplate;

/**
 * Puts the cache into beans. It is the last interceptor of a client, also if the application adds
 * others to an injected builder: the cache has to see the credentials that they add. A client to
 * which the application added the cache itself stays as it is.
 */
final class CachedClients implements BeanPostProcessor {

  private static final boolean HAS_WEB_CLIENT =
      ClassUtils.isPresent(
          "org.springframework.web.reactive.function.client.WebClient",
          CachedClients.class.getClassLoader());

  private final Set<SpringClient> clients;
  private final ObjectProvider<HttpCache> cache;

  CachedClients(Set<SpringClient> clients, ObjectProvider<HttpCache> cache) {
    this.clients = clients;
    this.cache = cache;
  }

  @Override
  public Object postProcessAfterInitialization(Object bean, String name) {
    if (bean instanceof RestClient.Builder builder && clients.contains(SpringClient.REST_CLIENT)) {
      return LastStep.before(RestClient.Builder.class, builder, this::addTo);
    }
    if (bean instanceof RestTemplate template && clients.contains(SpringClient.REST_TEMPLATE)) {
      cache.ifUnique(unique -> addTo(template.getInterceptors(), unique));
      return template;
    }
    return HAS_WEB_CLIENT && clients.contains(SpringClient.WEB_CLIENT)
        ? CachedWebClients.process(bean, cache)
        : bean;
  }

  private void addTo(RestClient.Builder builder) {
    cache.ifUnique(unique -> builder.requestInterceptors(list -> addTo(list, unique)));
  }

  /** With two, a request would wait for itself in flight. */
  private static void addTo(List<ClientHttpRequestInterceptor> interceptors, HttpCache cache) {
    if (interceptors.stream().noneMatch(HttpCacheInterceptor.class::isInstance)) {
      interceptors.add(new HttpCacheInterceptor(cache));
    }
  }
}
