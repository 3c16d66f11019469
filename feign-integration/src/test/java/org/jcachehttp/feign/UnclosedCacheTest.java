package org.jcachehttp.feign;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jcachehttp.clients.testkit.LoopbackOrigin;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A program in another JVM that does not close its cache. */
class UnclosedCacheTest {

  @TempDir Path directory;

  @ParameterizedTest
  @ValueSource(strings = {"memory:", "sqlite:DIR/http.sqlite"})
  void theProgramEnds(String backend) throws Exception {
    try (LoopbackOrigin origin = new LoopbackOrigin()) {
      origin.servesFresh("/", "hello");
      Process program = start(backend.replace("DIR", directory.toString()), origin.url());
      assertThat(program.waitFor(60, TimeUnit.SECONDS)).isTrue();
      assertThat(program.exitValue()).isZero();
      assertThat(origin.requests()).isEqualTo(2);
    }
  }

  private static Process start(String... arguments) throws Exception {
    ProcessBuilder builder =
        new ProcessBuilder(
            ProcessHandle.current().info().command().orElseThrow(),
            "-cp",
            System.getProperty("java.class.path"),
            UnclosedCacheProgram.class.getName());
    builder.command().addAll(List.of(arguments));
    return builder.inheritIO().start();
  }
}
