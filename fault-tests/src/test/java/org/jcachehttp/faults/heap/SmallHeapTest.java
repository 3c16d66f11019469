package org.jcachehttp.faults.heap;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.jcachehttp.faults.backends.Backend;
import org.jcachehttp.faults.report.Form;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A JVM with a heap of 256 MB passes a body of 100 MB on, and stores many entries. */
@Timeout(3600)
class SmallHeapTest {

  @ParameterizedTest
  @ValueSource(strings = {"sqlite", "filesystem", "redis"})
  void aBodyOf100MegabytesIsPassedOn(String scheme) throws Exception {
    assertThat(run("256m", scheme, SmallHeapMain.BODY, 1))
        .isEqualTo("origin calls 2, correct true");
  }

  /**
   * Storing it takes the body and its encoded form, each in one array. Redisson makes further
   * copies and reads such a value for longer than its timeout.
   */
  @ParameterizedTest
  @ValueSource(strings = {"sqlite", "filesystem"})
  void aBodyOf100MegabytesIsStoredAndReadIn384Megabytes(String scheme) throws Exception {
    assertThat(run("384m", scheme, SmallHeapMain.STORED_BODY, 1))
        .isEqualTo("origin calls 1, correct true");
  }

  @ParameterizedTest
  @ValueSource(strings = {"sqlite", "filesystem", "redis", "postgresql"})
  void manyEntriesAreStoredCountedAndRead(String scheme) throws Exception {
    int entries = Form.tries(20_000, 1_000_000);
    assertThat(run("256m", scheme, SmallHeapMain.ENTRIES, entries))
        .isEqualTo("origin calls " + entries + ", correct true");
  }

  /** Returns the last line of the process. */
  private static String run(String heap, String scheme, String task, int entries)
      throws IOException, InterruptedException {
    try (Backend backend = Backend.open(scheme)) {
      Process process =
          new ProcessBuilder(
                  Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                  "-Xmx" + heap,
                  "-XX:+ExitOnOutOfMemoryError",
                  "-Dorg.slf4j.simpleLogger.defaultLogLevel=warn",
                  "-cp",
                  System.getProperty("java.class.path"),
                  SmallHeapMain.class.getName(),
                  backend.uri("small-heap").toString(),
                  task,
                  Integer.toString(entries))
              .redirectError(ProcessBuilder.Redirect.INHERIT)
              .start();
      try {
        String last = process.inputReader().lines().reduce("", (before, line) -> line);
        assertThat(process.waitFor()).isZero();
        return last;
      } finally {
        process.destroyForcibly();
      }
    }
  }
}
