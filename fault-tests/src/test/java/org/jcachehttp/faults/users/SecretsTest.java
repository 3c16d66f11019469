package org.jcachehttp.faults.users;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import org.jcachehttp.faults.backends.Backend;
import org.jcachehttp.faults.report.Measurement;
import org.jcachehttp.servers.LocalDatabase;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A process that logs everything, and prints its objects, shows no secret of a request. */
@Timeout(300)
class SecretsTest {

  @ParameterizedTest
  @MethodSource("org.jcachehttp.faults.backends.Backend#all")
  void logsJmxAndExceptionsContainNoSecret(String scheme) throws Exception {
    Measurement row =
        Measurement.of(
            "Secrets in logs, JMX and exceptions",
            scheme,
            "all levels of the log, all MBeans, a failing origin, exchanged entries, closed caches;"
                + " tries are lines");
    try (Backend backend = Backend.open(scheme)) {
      String output = outputOf(backend.uri("secrets"));
      assertThat(output)
          .contains("MBean javax.cache:type=CacheStatistics", "belongs to another request")
          .contains("is closed", "access_token=REDACTED");
      row.tried(output.lines().count());
      output.lines().filter(line -> !User.secretsIn(line).isEmpty()).forEach(row::leaked);
      output.lines().filter(line -> line.contains(LocalDatabase.PASSWORD)).forEach(row::leaked);
    }
    row.end();
  }

  private static String outputOf(URI uri) throws IOException, InterruptedException {
    ProcessBuilder program =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-Dorg.slf4j.simpleLogger.defaultLogLevel=trace",
                "-Daws.accessKeyId=local",
                "-Daws.secretAccessKey=local",
                "-cp",
                System.getProperty("java.class.path"),
                SecretsMain.class.getName())
            .redirectErrorStream(true);
    program.environment().put(SecretsMain.STORE, uri.toString());
    Process process = program.start();
    try {
      String output = new String(process.getInputStream().readAllBytes(), UTF_8);
      assertThat(process.waitFor()).as(output).isZero();
      return output;
    } finally {
      process.destroyForcibly();
    }
  }
}
