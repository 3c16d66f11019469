package org.jcachehttp.springexample;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

class ExampleApplicationTest {

  @TempDir Path folder;

  @Test
  void theSecondCallAndACallAfterARestartAreAnsweredFromTheFile() throws Exception {
    int port = freePort();
    String first;
    try (ConfigurableApplicationContext spring = start(port)) {
      assertThat(spring.isRunning()).isTrue();
      first = report(port);
      assertThat(first).startsWith("Sunny in Rome");
      assertThat(report(port)).isEqualTo(first);
      assertThat(get(port, "/actuator/httpcache")).contains("\"hits\":1", "\"misses\":1");
    }
    try (ConfigurableApplicationContext spring = start(port)) {
      assertThat(spring.isRunning()).isTrue();
      assertThat(report(port)).isEqualTo(first);
      assertThat(get(port, "/actuator/health")).contains("httpCache");
    }
  }

  private ConfigurableApplicationContext start(int port) {
    return new SpringApplicationBuilder(ExampleApplication.class)
        .run(
            "--server.port=" + port,
            "--jcache-http.uri=sqlite:" + folder.resolve("example.sqlite").toUri().getRawPath());
  }

  /** The report without the time of the call. */
  private static String report(int port) throws Exception {
    return get(port, "/weather/Rome").replaceFirst(" \\(.*", "").strip();
  }

  private static String get(int port, String path) throws Exception {
    URI uri = URI.create("http://127.0.0.1:" + port + path);
    return HttpClient.newHttpClient()
        .send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString())
        .body();
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
