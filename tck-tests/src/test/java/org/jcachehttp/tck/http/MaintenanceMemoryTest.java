package org.jcachehttp.tck.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** Maintenance needs the memory of one page, independent of the number of entries. */
public class MaintenanceMemoryTest {

  @Rule public final TemporaryFolder folder = new TemporaryFolder();

  @Test
  public void maintenanceOf100000ResponsesRunsInAHeapOf64MiB() throws Exception {
    assertThat(outputOfProcess(folder.getRoot().toPath()))
        // Newer JDKs write warnings to the same stream.
        .containsSubsequence(
            "listed 100000, 75000 stale, 10000 not found, 107500000 bytes",
            "deleted 75000",
            "left 25000, 0 stale, 5000 not found, 100000000 bytes",
            "CopyProgress[copied=25000, skipped=0]",
            "copied 25000, 0 stale, 5000 not found, 100000000 bytes");
  }

  /** Runs the process and returns its output. */
  private static List<String> outputOfProcess(Path folder) throws Exception {
    File output = folder.resolve("output").toFile();
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx64m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                MaintenanceProcess.class.getName(),
                "sqlite:" + folder.resolve("responses.sqlite"),
                "filesystem:" + folder.resolve("copies"))
            .redirectErrorStream(true)
            .redirectOutput(output)
            .start();
    try {
      assertThat(process.waitFor(5, TimeUnit.MINUTES)).isTrue();
    } finally {
      process.destroyForcibly();
    }
    return Files.readAllLines(output.toPath());
  }
}
