package org.jcachehttp.spring;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.jcachehttp.http.HttpCache;
import org.jcachehttp.servers.LocalHazelcast;
import org.jcachehttp.servers.LocalRedis;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;

/** An application that adds the starter, and starts twice on the same backend. */
class StarterTest {

  @TempDir Path folder;
  private final Origin origin = Origin.start();

  @AfterEach
  void stopOrigin() {
    origin.close();
  }

  @Test
  void feignClientsAndMethodsAreCachedInAFile() {
    assertCached("sqlite:" + folder.resolve("app.sqlite"));
  }

  @Test
  void feignClientsAndMethodsAreCachedInRedis() {
    try (LocalRedis redis = LocalRedis.start()) {
      assertCached("redis:" + redis.location() + "/0");
    }
  }

  @Test
  void feignClientsAndMethodsAreCachedInHazelcast() {
    try (LocalHazelcast hazelcast = LocalHazelcast.start()) {
      assertCached(hazelcast.uri("app").toString());
    }
  }

  private void assertCached(String uri) {
    String[] properties = {"jcache-http.uri=" + uri, "jcache-http.http.expire-after=10m"};
    String price;
    try (ConfigurableApplicationContext spring = Application.start(origin, properties)) {
      Application.Forum forum = spring.getBean(Application.Forum.class);
      assertThat(forum.topic("cats")).isEqualTo("answer 1");
      assertThat(forum.topic("cats")).isEqualTo("answer 1");
      assertThat(spring.getBean(HttpCache.class).statistics().hits()).isEqualTo(1);
      price = spring.getBean(Application.Prices.class).of("tea");
    }
    try (ConfigurableApplicationContext spring = Application.start(origin, properties)) {
      assertThat(spring.getBean(Application.Forum.class).topic("cats")).isEqualTo("answer 1");
      assertThat(spring.getBean(Application.Prices.class).of("tea")).isEqualTo(price);
    }
    assertThat(origin.requests()).isEqualTo(1);
  }
}
