package org.jcachehttp.spring;

import java.util.List;
import java.util.Optional;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.data.redis.autoconfigure.DataRedisConnectionDetails;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The connection to Redis that Spring Boot 4 knows. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnClass(DataRedisConnectionDetails.class)
class Boot4RedisConfiguration {

  @Bean
  ServiceConnection jcacheHttpRedis(ObjectProvider<DataRedisConnectionDetails> connections) {
    return (uri, options) ->
        Optional.of(uri)
            .filter(RedisService::isNamedBy)
            .flatMap(any -> Optional.ofNullable(connections.getIfUnique()))
            .map(details -> serviceOf(details).connect(uri, options));
  }

  private static RedisService serviceOf(DataRedisConnectionDetails details) {
    Properties credentials = new Properties();
    RedisService.put(credentials, "username", details.getUsername());
    RedisService.put(credentials, "password", details.getPassword());
    @Nullable SslBundle ssl = details.getSslBundle();
    if (details.getSentinel() != null) {
      return ofSentinels(details.getSentinel(), credentials, ssl);
    }
    if (details.getCluster() != null) {
      return new RedisService(
          RedisService.CLUSTER, nodes(details.getCluster().getNodes()), 0, credentials, ssl);
    }
    DataRedisConnectionDetails.Standalone server = details.getStandalone();
    if (server == null) {
      throw new IllegalArgumentException(
          "the service connection is neither one server, a cluster nor Sentinel");
    }
    return new RedisService(
        RedisService.SINGLE,
        List.of(RedisService.node(server.getHost(), server.getPort())),
        server.getDatabase(),
        credentials,
        ssl);
  }

  private static RedisService ofSentinels(
      DataRedisConnectionDetails.Sentinel sentinel,
      Properties credentials,
      @Nullable SslBundle ssl) {
    RedisService.put(credentials, "sentinel-master", sentinel.getMaster());
    RedisService.put(credentials, "driver.sentinelUsername", sentinel.getUsername());
    RedisService.put(credentials, "driver.sentinelPassword", sentinel.getPassword());
    return new RedisService(
        RedisService.SENTINEL,
        nodes(sentinel.getNodes()),
        sentinel.getDatabase(),
        credentials,
        ssl);
  }

  private static List<String> nodes(List<DataRedisConnectionDetails.Node> nodes) {
    return nodes.stream().map(node -> RedisService.node(node.host(), node.port())).toList();
  }
}
