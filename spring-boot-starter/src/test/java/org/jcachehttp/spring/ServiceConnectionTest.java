package org.jcachehttp.spring;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.ConnectionString;
import java.net.URI;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.cache.Cache;
import javax.cache.CacheManager;
import javax.cache.configuration.MutableConfiguration;
import org.jcachehttp.engine.UriCachingProvider;
import org.jcachehttp.http.HttpCache;
import org.jcachehttp.servers.LocalMongoDb;
import org.jcachehttp.servers.LocalRedis;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.SslStoreBundle;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ApplicationContext;

/** A URI without a host takes the connection that Spring Boot knows. */
class ServiceConnectionTest {

  private final ApplicationContextRunner runner =
      new ApplicationContextRunner()
          .withConfiguration(AutoConfigurations.of(HttpCacheAutoConfiguration.class));

  private ApplicationContextRunner withDetails(Class<?> type, Map<String, ?> values) {
    return register(runner, type, values);
  }

  private static <T> ApplicationContextRunner register(
      ApplicationContextRunner runner, Class<T> type, Map<String, ?> values) {
    return runner.withBean(type, () -> BootTypes.with(type, values));
  }

  private ApplicationContextRunner withServer(String host, int port, Map<String, ?> others) {
    Object server =
        BootTypes.with(
            BootTypes.partOfRedis("Standalone"),
            Map.of("getHost", host, "getPort", port, "getDatabase", 2));
    Map<String, Object> values = new HashMap<>(others);
    values.put("getStandalone", server);
    return withDetails(BootTypes.REDIS_DETAILS, values);
  }

  private static CacheLocation locationOf(ApplicationContext context) {
    return context.getBean(CacheLocation.class);
  }

  @Test
  void anApplicationIsCachedInTheRedisOfTheConnection() {
    try (LocalRedis redis = LocalRedis.start()) {
      URI uri = URI.create("redis:" + redis.location());
      withServer(uri.getHost(), uri.getPort(), Map.of())
          .withPropertyValues("jcache-http.uri=redis:forum", "spring.cache.cache-names=prices")
          .run(
              context -> {
                context.getBean(CacheManager.class).getCache("prices").put("tea", "12");
                assertThat(keysOf(redis.location() + "/2")).containsExactly("prices:tea");
              });
    }
  }

  /** The keys under the prefix {@code forum}. */
  private static List<String> keysOf(String location) {
    List<String> keys = new ArrayList<>();
    try (CacheManager manager =
        new UriCachingProvider()
            .getCacheManager(URI.create("redis:" + location + "?key-prefix=forum"), null)) {
      manager
          .createCache("prices", new MutableConfiguration<>())
          .forEach(entry -> keys.add("prices:" + entry.getKey()));
    }
    return keys;
  }

  @Test
  void hostPortDatabaseAndCredentialsAreThoseOfTheConnection() {
    withServer("cache", 6400, Map.of("getUsername", "me", "getPassword", "s3cret"))
        .withPropertyValues("jcache-http.uri=redis:")
        .run(
            context -> {
              CacheLocation location = locationOf(context);
              assertThat(location.uri()).contains(URI.create("redis://cache:6400/2"));
              assertThat(location.options())
                  .containsEntry("username", "me")
                  .containsEntry("password", "s3cret")
                  .containsEntry("key-prefix", "http_cache");
              assertThat(context.getBean(CacheManager.class).getURI().toString())
                  .doesNotContain("s3cret");
            });
  }

  @Test
  void whatTheApplicationSetsTakesPrecedenceOverTheConnection() {
    withServer("cache", 6400, Map.of("getUsername", "me", "getPassword", "s3cret"))
        .withPropertyValues(
            "jcache-http.uri=redis:///7?key-prefix=own", "jcache-http.backend.username=other")
        .run(
            context -> {
              CacheLocation location = locationOf(context);
              assertThat(location.uri())
                  .contains(URI.create("redis://cache:6400/7?key-prefix=own"));
              assertThat(location.options())
                  .containsEntry("username", "other")
                  .doesNotContainKey("key-prefix");
            });
  }

  @Test
  void aUriWithAHostOrOfAnotherBackendIgnoresTheConnection() {
    for (String uri : List.of("redis://localhost/0", "memory:http_cache")) {
      withServer("cache", 6400, Map.of())
          .withPropertyValues("jcache-http.uri=" + uri)
          .run(context -> assertThat(locationOf(context).uri()).contains(URI.create(uri)));
    }
  }

  @Test
  void withoutAConnectionAUriWithoutAHostIsLocal() {
    runner
        .withPropertyValues("jcache-http.uri=redis:forum")
        .run(context -> assertThat(locationOf(context).uri()).contains(URI.create("redis:forum")));
  }

  @Test
  void aClusterAndSentinelsAreOpenedByTheirSchemes() {
    Object node = newNode("cache", 6401);
    withDetails(
            BootTypes.REDIS_DETAILS,
            Map.of(
                "getCluster",
                BootTypes.with(
                    BootTypes.partOfRedis("Cluster"), Map.of("getNodes", List.of(node, node)))))
        .withPropertyValues("jcache-http.uri=redis:///")
        .run(
            context ->
                assertThat(locationOf(context).uri())
                    .contains(URI.create("redis-cluster://cache:6401,cache:6401")));
    withDetails(
            BootTypes.REDIS_DETAILS,
            Map.of(
                "getSentinel",
                BootTypes.with(
                    BootTypes.partOfRedis("Sentinel"),
                    Map.of(
                        "getNodes",
                        List.of(node),
                        "getMaster",
                        "main",
                        "getDatabase",
                        3,
                        "getPassword",
                        "s3cret"))))
        .withPropertyValues("jcache-http.uri=redis:///")
        .run(
            context -> {
              assertThat(locationOf(context).uri())
                  .contains(URI.create("redis-sentinel://cache:6401/3"));
              assertThat(locationOf(context).options())
                  .containsEntry("sentinel-master", "main")
                  .containsEntry("driver.sentinelPassword", "s3cret");
            });
  }

  private static Object newNode(String host, int port) {
    try {
      return BootTypes.partOfRedis("Node")
          .getConstructor(String.class, int.class)
          .newInstance(host, port);
    } catch (ReflectiveOperationException changed) {
      throw new LinkageError("the type of a node has changed", changed);
    }
  }

  @Test
  void tlsOfTheJvmIsUsedAndOtherCertificatesAreRefused() throws Exception {
    withTls(SslBundle.of(null))
        .run(
            context ->
                assertThat(locationOf(context).uri())
                    .contains(URI.create("rediss://cache:6400/2")));
    KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
    withTls(SslBundle.of(SslStoreBundle.of(null, null, store)))
        .run(
            context ->
                assertThat(context)
                    .getFailure()
                    .rootCause()
                    .hasMessageContaining("SSL bundle")
                    .hasMessageContaining("BackendPropertiesCustomizer"));
  }

  /** Spring Boot 3 has the bundle in the server, Spring Boot 4 in the details. */
  private ApplicationContextRunner withTls(SslBundle bundle) {
    Object server =
        BootTypes.with(
            BootTypes.partOfRedis("Standalone"),
            Map.of("getHost", "cache", "getPort", 6400, "getDatabase", 2, "getSslBundle", bundle));
    return withDetails(
            BootTypes.REDIS_DETAILS, Map.of("getStandalone", server, "getSslBundle", bundle))
        .withPropertyValues("jcache-http.uri=redis:///");
  }

  @Test
  void anApplicationIsCachedInTheMongoDbOfTheConnection() {
    try (LocalMongoDb mongodb = LocalMongoDb.start("mongodb")) {
      withMongoDb("mongodb://" + mongodb.host() + "/test?appName=shop")
          .withPropertyValues("jcache-http.uri=mongodb:", "spring.cache.cache-names=prices")
          .run(
              context -> {
                assertThat(locationOf(context).uri())
                    .contains(URI.create("mongodb://" + mongodb.host() + "/test"));
                assertThat(locationOf(context).options()).containsEntry("appName", "shop");
                Cache<Object, Object> prices =
                    context.getBean(CacheManager.class).getCache("prices");
                prices.put("tea", "12");
                assertThat(prices.get("tea")).isEqualTo("12");
              });
    }
  }

  @Test
  void theCredentialsOfMongoDbAreInNoUri() {
    withoutBackend(withMongoDb("mongodb://me:s3cret@db1,db2:27018/test"))
        .withPropertyValues("jcache-http.uri=gridfs:forum")
        .run(
            context -> {
              assertThat(locationOf(context).uri())
                  .contains(URI.create("gridfs://db1,db2:27018/forum"));
              assertThat(locationOf(context).options())
                  .containsEntry("username", "me")
                  .containsEntry("password", "s3cret")
                  .containsEntry("authSource", "test");
            });
  }

  /** An application with an HTTP cache of its own opens no backend. */
  private static ApplicationContextRunner withoutBackend(ApplicationContextRunner runner) {
    return runner
        .withBean(HttpCache.class, () -> HttpCache.open("memory:own"))
        .withPropertyValues("jcache-http.cache-manager.enabled=false");
  }

  private ApplicationContextRunner withMongoDb(String connection) {
    return withDetails(
        BootTypes.MONGODB_DETAILS, Map.of("getConnectionString", new ConnectionString(connection)));
  }
}
