package org.jcachehttp.spring.feign;

import java.util.Map;
import java.util.Optional;
import org.jcachehttp.feign.Redirects;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The clients of Spring Cloud OpenFeign that use the HTTP cache.
 *
 * @param enabled Whether Feign clients use the HTTP cache.
 * @param redirects Whether the cache follows redirects, or the client below it. Clients of a load
 *     balancer need by-client if a redirect names a host in place of a service.
 * @param clients Settings of single clients by name, in place of those of all clients.
 */
@ConfigurationProperties("jcache-http.feign")
record FeignProperties(
    @DefaultValue("true") boolean enabled,
    @DefaultValue("by-cache") Redirects redirects,
    @DefaultValue Map<String, Client> clients) {

  boolean isEnabled(String client) {
    return of(client).map(Client::enabled).orElse(enabled);
  }

  Redirects redirectsOf(String client) {
    return of(client).map(Client::redirects).orElse(redirects);
  }

  private Optional<Client> of(String client) {
    return Optional.ofNullable(clients.get(client));
  }

  /**
   * One client.
   *
   * @param enabled Whether the client uses the HTTP cache.
   * @param redirects Whether the cache follows redirects, or the client below it.
   */
  record Client(@Nullable Boolean enabled, @Nullable Redirects redirects) {}
}
