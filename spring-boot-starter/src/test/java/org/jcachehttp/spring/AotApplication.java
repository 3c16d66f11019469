package org.jcachehttp.spring;

import org.jcachehttp.http.HttpCache;
import org.springframework.aot.AotDetector;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.cloud.openfeign.EnableFeignClients;
import org.springframework.context.ConfigurableApplicationContext;

/** An application whose process calls a client twice, and prints what it saw. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
@EnableFeignClients(clients = Application.Forum.class)
public class AotApplication {

  public static void main(String[] arguments) {
    try (ConfigurableApplicationContext spring =
        SpringApplication.run(AotApplication.class, arguments)) {
      Application.Forum forum = spring.getBean(Application.Forum.class);
      String first = forum.topic("cats");
      System.out.println(
          "aot="
              + AotDetector.useGeneratedArtifacts()
              + " same="
              + forum.topic("cats").equals(first)
              + " hits="
              + spring.getBean(HttpCache.class).statistics().hits());
    }
  }
}
