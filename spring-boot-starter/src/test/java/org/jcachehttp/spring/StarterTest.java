package org.jcachehttp.spring;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.jcachehttp.http.HttpCache;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;

/** An application that adds the starter and at most three properties. */
class StarterTest {

  @TempDir Path folder;
  private final Origin origin = Origin.start();

  @AfterEach
  void stopOrigin() {
    origin.close();
  }

  @Test
  void feignClientsAndMethodsAreCachedInAFile() {
    String uri = "jcache-http.uri=sqlite:" + folder.resolve("app.sqlite");
    String price;
    try (ConfigurableApplicationContext spring = Application.start(origin, uri)) {
      Application.Forum forum = spring.getBean(Application.Forum.class);
      assertThat(forum.topic("cats")).isEqualTo("answer 1");
      assertThat(forum.topic("cats")).isEqualTo("answer 1");
      assertThat(spring.getBean(HttpCache.class).statistics().hits()).isEqualTo(1);
      price = spring.getBean(Application.Prices.class).of("tea");
    }
    try (ConfigurableApplicationContext spring = Application.start(origin, uri)) {
      assertThat(spring.getBean(Application.Forum.class).topic("cats")).isEqualTo("answer 1");
      assertThat(spring.getBean(Application.Prices.class).of("tea")).isEqualTo(price);
    }
    assertThat(origin.requests()).isEqualTo(1);
  }
}
