package org.jcachehttp.spring;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.beans.Introspector;
import java.beans.PropertyDescriptor;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import org.jcachehttp.http.HttpCache;
import org.jcachehttp.http.settings.CallOptions;
import org.jcachehttp.http.status.HttpCacheStatisticsMXBean;
import org.jcachehttp.servers.LocalRedis;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.WebApplicationType;
import org.springframework.context.ConfigurableApplicationContext;

/** The endpoint and the health over HTTP. */
class ActuatorTest {

  private final Origin origin = Origin.start();
  private final HttpClient client = HttpClient.newHttpClient();

  @AfterEach
  void stopOrigin() {
    origin.close();
  }

  private ConfigurableApplicationContext start(String... properties) {
    String[] all = new String[properties.length + 4];
    all[0] = "management.endpoints.web.exposure.include=httpcache,health";
    all[1] = "management.endpoint.health.show-details=always";
    all[2] = "management.endpoint.health.probes.enabled=true";
    // Spring Boot 4 asks a MongoDB on localhost if the driver is on the class path.
    all[3] = "management.health.mongodb.enabled=false";
    System.arraycopy(properties, 0, all, 4, properties.length);
    return Application.start(WebApplicationType.SERVLET, origin, all);
  }

  private HttpResponse<String> call(
      ConfigurableApplicationContext spring, String method, String path) throws Exception {
    URI uri =
        URI.create(
            "http://127.0.0.1:"
                + spring.getEnvironment().getProperty("local.server.port")
                + "/actuator/"
                + path);
    return client.send(
        HttpRequest.newBuilder(uri).method(method, HttpRequest.BodyPublishers.noBody()).build(),
        BodyHandlers.ofString());
  }

  private String get(ConfigurableApplicationContext spring, String path) throws Exception {
    HttpResponse<String> response = call(spring, "GET", path);
    assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
    return response.body();
  }

  private String delete(ConfigurableApplicationContext spring, String path) throws Exception {
    HttpResponse<String> response = call(spring, "DELETE", path);
    assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
    return response.body();
  }

  @Test
  void theEndpointShowsSettingsStatisticsAndEntries() throws Exception {
    try (ConfigurableApplicationContext spring = start("jcache-http.http.expire-after=13m")) {
      Application.Forum forum = spring.getBean(Application.Forum.class);
      assertThat(forum.topic("cats")).isEqualTo(forum.topic("cats"));
      assertThat(forum.topic("dogs")).isNotEmpty();
      assertThat(get(spring, "httpcache"))
          .contains("\"hits\":1", "\"misses\":2", "\"name\":\"http_cache\"")
          .contains("\"expire-after\":\"PT13M\"", "\"max-variants\":\"");
      assertThat(get(spring, "httpcache/fresh")).contains("/topics/cats", "/topics/dogs");
      assertThat(get(spring, "httpcache/all?url=*/topics/c*&status=200&method=GET&minAge=PT0S"))
          .contains("/topics/cats")
          .doesNotContain("/topics/dogs");
      assertThat(get(spring, "httpcache/all?limit=1")).containsOnlyOnce("\"key\"");
      assertThat(get(spring, "httpcache/stale")).isEqualTo("[]");
    }
  }

  @Test
  void theEndpointShowsEveryAttributeOfJmxWithoutJmx() throws Exception {
    try (ConfigurableApplicationContext spring = start()) {
      Application.Forum forum = spring.getBean(Application.Forum.class);
      assertThat(forum.topic("cats")).isEqualTo(forum.topic("cats"));
      String shown = get(spring, "httpcache");
      assertThat(shown).contains("\"hitRatio\":0.5", "\"originRequests\":1");
      for (PropertyDescriptor attribute :
          Introspector.getBeanInfo(HttpCacheStatisticsMXBean.class).getPropertyDescriptors()) {
        assertThat(shown).contains('"' + attribute.getName() + "\":");
      }
    }
  }

  @Test
  void theEndpointDeletesByUrlTagAndCriteria() throws Exception {
    try (ConfigurableApplicationContext spring = start()) {
      Application.Forum forum = spring.getBean(Application.Forum.class);
      String first = forum.topic("cats");
      assertThat(delete(spring, "httpcache?url=" + origin.url() + "/topics/cats"))
          .isEqualTo("{\"deleted\":1}");
      String second = forum.topic("cats");
      assertThat(second).isNotEqualTo(first);
      assertThat(delete(spring, "httpcache/fresh?url=*/topics/**")).isEqualTo("{\"deleted\":1}");
      assertThat(forum.topic("cats")).isNotEqualTo(second);
    }
  }

  @Test
  void aMisspelledCriterionDeletesNothing() throws Exception {
    try (ConfigurableApplicationContext spring = start()) {
      assertThat(spring.getBean(Application.Forum.class).topic("cats")).isNotEmpty();
      HttpResponse<String> refused = call(spring, "DELETE", "httpcache/all?ulr=*/dogs");
      assertThat(refused.statusCode()).isEqualTo(400);
      assertThat(call(spring, "DELETE", "httpcache?url=a&limit=1").statusCode()).isEqualTo(400);
      assertThat(get(spring, "httpcache/all")).contains("/topics/cats");
    }
  }

  @Test
  void theEndpointInvalidatesATag() throws Exception {
    try (ConfigurableApplicationContext spring = start()) {
      HttpCache cache = spring.getBean(HttpCache.class);
      assertThat(tagged(cache)).isEqualTo(tagged(cache));
      String before = tagged(cache);
      assertThat(delete(spring, "httpcache?tag=user:7")).isEqualTo("{\"invalidated\":\"user:7\"}");
      assertThat(tagged(cache)).isNotEqualTo(before);
    }
  }

  private String tagged(HttpCache cache) throws IOException {
    org.jcachehttp.http.message.HttpResponse response =
        cache.execute(
            org.jcachehttp.http.message.HttpRequest.get(origin.url() + "/tagged"),
            request -> origin.send(request),
            CallOptions.none().withTags(List.of("user:7")));
    return response.body().string(UTF_8);
  }

  @Test
  void aWrongRequestToTheEndpointIsExplained() throws Exception {
    try (ConfigurableApplicationContext spring = start()) {
      assertThat(call(spring, "GET", "httpcache/rotten").statusCode()).isEqualTo(400);
      assertThat(call(spring, "GET", "httpcache/all?status=999").statusCode()).isEqualTo(400);
      assertThat(call(spring, "DELETE", "httpcache").statusCode()).isEqualTo(400);
      assertThat(call(spring, "DELETE", "httpcache?url=a&tag=b").statusCode()).isEqualTo(400);
    }
  }

  @Test
  void anUnavailableBackendIsReportedAndChangesNoStatusButItsOwn() throws Exception {
    LocalRedis redis = LocalRedis.start();
    try (ConfigurableApplicationContext spring =
        start(
            "jcache-http.uri=redis:" + redis.location() + "/0",
            "jcache-http.backend.connect-timeout=30s")) {
      assertThat(get(spring, "health")).contains("\"httpCache\":{\"status\":\"UP\"");
      redis.stop();
      assertThat(get(spring, "health"))
          .contains("\"httpCache\":{", "\"status\":\"DEGRADED\"", "\"status\":\"UP\"")
          .contains("\"failure\":\"outage\"");
      assertThat(get(spring, "health/readiness")).doesNotContain("httpCache");
    } finally {
      redis.stop();
    }
  }

  @Test
  void aWrongDatabaseIsToldApartFromAnOutage() throws Exception {
    LocalRedis redis = LocalRedis.start();
    try (ConfigurableApplicationContext spring =
        start(
            "jcache-http.uri=redis:" + redis.location() + "/99",
            "jcache-http.backend.connect-timeout=30s")) {
      assertThat(get(spring, "health"))
          .contains("\"status\":\"DEGRADED\"", "\"failure\":\"configuration\"");
    } finally {
      redis.stop();
    }
  }

  @Test
  void theStatusOfAnUnavailableBackendIsAProperty() throws Exception {
    LocalRedis redis = LocalRedis.start();
    try (ConfigurableApplicationContext spring =
        start(
            "jcache-http.uri=redis:" + redis.location() + "/0",
            "jcache-http.health.status-when-unavailable=DOWN")) {
      redis.stop();
      assertThat(call(spring, "GET", "health").statusCode()).isEqualTo(503);
    } finally {
      redis.stop();
    }
  }

  @Test
  void theHealthComponentCanBeLeftOut() throws Exception {
    try (ConfigurableApplicationContext spring =
        start("management.health.httpcache.enabled=false")) {
      assertThat(get(spring, "health")).doesNotContain("httpCache");
    }
  }
}
