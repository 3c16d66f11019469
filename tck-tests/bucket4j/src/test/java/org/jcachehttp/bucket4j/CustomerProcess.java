package org.jcachehttp.bucket4j;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;

/**
 * A {@link Customer} that is a JVM of its own, seen from the test that started it.
 *
 * @param process the JVM
 * @param said what it says
 */
record CustomerProcess(Process process, BufferedReader said) implements AutoCloseable {

  /** Starts a JVM on the class path of this one. */
  static CustomerProcess start(URI limits, int tokens) throws IOException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-Dlimits.provider=" + limits,
                "-cp",
                System.getProperty("java.class.path"),
                Customer.class.getName(),
                Integer.toString(tokens))
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    return new CustomerProcess(process, process.inputReader(UTF_8));
  }

  void awaitReady() throws IOException {
    assertThat(said.readLine()).isEqualTo(Customer.READY);
  }

  void go() throws IOException {
    process.getOutputStream().write('\n');
    process.getOutputStream().flush();
  }

  /** Waits for its end. */
  int granted() throws IOException {
    String granted = said.readLine();
    assertThat(granted).isNotNull();
    return Integer.parseInt(granted);
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
