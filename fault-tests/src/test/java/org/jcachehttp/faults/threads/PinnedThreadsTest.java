package org.jcachehttp.faults.threads;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordingFile;
import org.jcachehttp.faults.backends.Backend;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** No virtual thread is pinned to its carrier while it waits for a cache. */
@Timeout(600)
class PinnedThreadsTest {

  /** The home of a JDK 21 or later, on which the calls are made. */
  private static final Path JDK = Path.of(System.getProperty("faults.jdk"));

  @TempDir private Path directory;

  @ParameterizedTest
  @ValueSource(strings = {"memory", "sqlite", "filesystem", "redis"})
  void noVirtualThreadIsPinned(String scheme) throws Exception {
    assumeTrue(Files.isDirectory(JDK), () -> "there is no JDK in " + JDK + ": set -Dfaults.jdk=");
    Path recording = directory.resolve("recording.jfr");
    try (Backend backend = Backend.open(scheme)) {
      run(backend.uri("threads").toString(), recording);
    }
    List<RecordedEvent> events = RecordingFile.readAllEvents(recording);
    System.out.println(scheme + ": " + events.size() + " pinned threads");
    events.forEach(System.out::println);
    assertThat(events).isEmpty();
  }

  private static void run(String uri, Path recording) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                JDK.resolve("bin").resolve("java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-Dorg.slf4j.simpleLogger.defaultLogLevel=warn",
                "-cp",
                System.getProperty("java.class.path"),
                VirtualThreadsMain.class.getName(),
                uri,
                recording.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try {
      System.out.println(process.inputReader().lines().toList());
      assertThat(process.waitFor()).isZero();
    } finally {
      process.destroyForcibly();
    }
  }
}
