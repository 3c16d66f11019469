package org.jcachehttp.spring;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;
import java.util.Properties;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.data.redis.RedisConnectionDetails;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The connection to Redis that Spring Boot 3 knows. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnClass(RedisConnectionDetails.class)
class Boot3RedisConfiguration {

  @Bean
  ServiceConnection jcacheHttpRedis(ObjectProvider<RedisConnectionDetails> connections) {
    return (uri, options) ->
        Optional.of(uri)
            .filter(RedisService::isNamedBy)
            .flatMap(any -> Optional.ofNullable(connections.getIfUnique()))
            .map(details -> serviceOf(details).connect(uri, options));
  }

  private static RedisService serviceOf(RedisConnectionDetails details) {
    Properties credentials = new Properties();
    RedisService.put(credentials, "username", details.getUsername());
    RedisService.put(credentials, "password", details.getPassword());
    if (details.getSentinel() != null) {
      return ofSentinels(details.getSentinel(), credentials);
    }
    if (details.getCluster() != null) {
      SslBundle ssl = details.getCluster().getSslBundle();
      return new RedisService(
          RedisService.CLUSTER, nodes(details.getCluster().getNodes()), 0, credentials, ssl);
    }
    RedisConnectionDetails.Standalone server = requireNonNull(details.getStandalone());
    return new RedisService(
        RedisService.SINGLE,
        List.of(RedisService.node(server.getHost(), server.getPort())),
        server.getDatabase(),
        credentials,
        server.getSslBundle());
  }

  private static RedisService ofSentinels(
      RedisConnectionDetails.Sentinel sentinel, Properties credentials) {
    RedisService.put(credentials, "sentinel-master", sentinel.getMaster());
    RedisService.put(credentials, "driver.sentinelUsername", sentinel.getUsername());
    RedisService.put(credentials, "driver.sentinelPassword", sentinel.getPassword());
    return new RedisService(
        RedisService.SENTINEL,
        nodes(sentinel.getNodes()),
        sentinel.getDatabase(),
        credentials,
        sentinel.getSslBundle());
  }

  private static List<String> nodes(List<RedisConnectionDetails.Node> nodes) {
    return nodes.stream().map(node -> RedisService.node(node.host(), node.port())).toList();
  }
}
