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

/** Maintenance takes the memory of a page, however many entries there are. */
public class ManyResponsesTest {

  @Rule public final TemporaryFolder folder = new TemporaryFolder();

  @Test
  public void aHeapOf64MiBListsAndPurges100000ResponsesAndCopiesMoreThanItHolds() throws Exception {
    assertThat(said(folder.getRoot().toPath()))
        .containsExactly(
            "listed 100000, 75000 stale, 10000 not found, 107500000 bytes",
            "purged 75000",
            "left 25000, 0 stale, 5000 not found, 100000000 bytes",
            "CopyProgress[copied=25000, skipped=0]",
            "copied 25000, 0 stale, 5000 not found, 100000000 bytes");
  }

  /** What the process says, which ends with an error if it runs out of memory. */
  private static List<String> said(Path place) throws Exception {
    File output = place.resolve("said").toFile();
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx64m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                ManyResponses.class.getName(),
                "sqlite:" + place.resolve("responses.sqlite"),
                "filesystem:" + place.resolve("copies"))
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
