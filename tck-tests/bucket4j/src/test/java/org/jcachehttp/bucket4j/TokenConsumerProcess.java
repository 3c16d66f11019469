package org.jcachehttp.bucket4j;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;

/**
 * A {@link TokenConsumer} in another JVM.
 *
 * @param process the JVM
 * @param output the output of the JVM
 */
record TokenConsumerProcess(Process process, BufferedReader output) implements AutoCloseable {

  /** Starts a JVM on the class path of this one. */
  static TokenConsumerProcess start(URI limits, int tokens) throws IOException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-Dlimits.provider=" + limits,
                "-cp",
                System.getProperty("java.class.path"),
                TokenConsumer.class.getName(),
                Integer.toString(tokens))
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    return new TokenConsumerProcess(process, process.inputReader(UTF_8));
  }

  void awaitReady() throws IOException {
    assertThat(output.readLine()).isEqualTo(TokenConsumer.READY);
  }

  void go() throws IOException {
    process.getOutputStream().write('\n');
    process.getOutputStream().flush();
  }

  /** Waits for the end of the process and returns the number of consumed tokens. */
  int consumed() throws IOException {
    String consumed = output.readLine();
    assertThat(consumed).isNotNull();
    return Integer.parseInt(consumed);
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
