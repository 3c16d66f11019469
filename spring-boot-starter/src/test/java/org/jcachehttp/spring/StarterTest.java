package org.jcachehttp.spring;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
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
  void feignClientsAndMethodsAreCachedInAFile() throws IOException {
    assertCached("sqlite:" + folder.resolve("app.sqlite"));
  }

  @Test
  void feignClientsAndMethodsAreCachedInRedis() throws IOException {
    try (LocalRedis redis = LocalRedis.start()) {
      assertCached("redis:" + redis.location() + "/0");
    }
  }

  @Test
  void feignClientsAndMethodsAreCachedInHazelcast() throws IOException {
    try (LocalHazelcast hazelcast = LocalHazelcast.start()) {
      assertCached(hazelcast.uri("app").toString());
    }
  }

  /** The properties that the page on Spring shows, with the URI of a test. */
  private static String[] propertiesOfThePage(String uri) throws IOException {
    Path page = Path.of("../docs/start/spring.md");
    String text =
        Files.readString(Files.exists(page) ? page : Path.of("../../docs/start/spring.md"));
    String block = text.split("```properties\n", 2)[1].split("```", 2)[0];
    return block
        .lines()
        .map(line -> line.replaceFirst("^(jcache-http.uri)=.*", "$1=" + uri))
        .toArray(String[]::new);
  }

  private void assertCached(String uri) throws IOException {
    String[] properties = propertiesOfThePage(uri);
    assertThat(properties).hasSizeLessThanOrEqualTo(3).contains("jcache-http.uri=" + uri);
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
