package org.jcachehttp.spring.clients;

import java.util.Set;
import org.jcachehttp.clients.spring.HttpCacheInterceptor;
import org.jcachehttp.http.HttpCache;
import org.jcachehttp.spring.ConditionalOnEnabledHttpCache;
import org.jcachehttp.spring.HttpCacheAutoConfiguration;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;
import org.springframework.web.client.RestClient;

/**
 * Puts the application's {@link HttpCache} into the clients that the property {@code
 * jcache-http.clients} lists.
 */
@AutoConfiguration(after = HttpCacheAutoConfiguration.class)
@ConditionalOnEnabledHttpCache
@ConditionalOnClass({HttpCacheInterceptor.class, RestClient.class})
@EnableConfigurationProperties(ClientProperties.class)
public final class ClientsHttpCacheAutoConfiguration {

  /** Used by Spring. */
  public ClientsHttpCacheAutoConfiguration() {}

  /** The clients are beans of the application, made before or after the cache. */
  @Bean
  static BeanPostProcessor jcacheHttpClients(
      Environment environment, ObjectProvider<HttpCache> cache) {
    ClientProperties properties =
        Binder.get(environment).bindOrCreate("jcache-http", ClientProperties.class);
    return new CachedClients(Set.copyOf(properties.clients()), cache);
  }
}
