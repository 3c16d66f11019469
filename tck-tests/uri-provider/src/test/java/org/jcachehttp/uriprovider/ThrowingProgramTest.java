package org.jcachehttp.uriprovider;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jcachehttp.servers.LocalServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A program that throws ends, although it closes no cache. */
class ThrowingProgramTest {

  private static final Map<Backend, LocalServer> SERVERS = new EnumMap<>(Backend.class);

  @AfterAll
  static void stopServers() {
    SERVERS.values().forEach(LocalServer::close);
  }

  @ParameterizedTest
  @EnumSource
  void aProgramThatThrowsEndsOn(Backend backend, @TempDir Path folder) throws Exception {
    String uri =
        backend.uri(
            folder, scheme -> SERVERS.computeIfAbsent(backend, any -> LocalServer.of(scheme)));
    Path output = folder.resolve("output.txt");
    Process program =
        new ProcessBuilder(
                ProcessHandle.current().info().command().orElseThrow(),
                "-Daws.accessKeyId=local",
                "-Daws.secretAccessKey=local",
                "-cp",
                System.getProperty("java.class.path"),
                ThrowingProgram.class.getName(),
                uri)
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    try {
      assertThat(program.waitFor(90, TimeUnit.SECONDS)).as("the program ends").isTrue();
      assertThat(output).content().contains("the program failed after prices");
      assertThat(program.exitValue()).isEqualTo(1);
    } finally {
      program.destroyForcibly();
    }
  }
}
