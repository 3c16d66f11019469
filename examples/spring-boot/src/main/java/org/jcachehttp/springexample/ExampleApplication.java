package org.jcachehttp.springexample;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.cloud.openfeign.EnableFeignClients;

/** The application. It has no bean of the cache: the starter makes them. */
@SpringBootApplication(proxyBeanMethods = false)
@EnableFeignClients
public class ExampleApplication {

  /** Used by Spring. */
  public ExampleApplication() {}

  /**
   * Starts the application on port 18081.
   *
   * @param arguments properties such as {@code --server.port=18082}
   */
  @SuppressWarnings("resource") // it runs until its process ends
  public static void main(String[] arguments) {
    SpringApplication.run(ExampleApplication.class, arguments);
  }
}
