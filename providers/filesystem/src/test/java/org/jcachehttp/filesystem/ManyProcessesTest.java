package org.jcachehttp.filesystem;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jcachehttp.storage.Expected;
import org.jcachehttp.storage.Region;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class ManyProcessesTest {

  private static final int PROCESSES = 3;
  private static final int THREADS = 4;
  private static final int ROUNDS = 100;

  @TempDir Path directory;

  @Test
  void incrementsOfThreeProcessesEndAtTheExactSum() throws IOException, InterruptedException {
    try (FilesystemStorage storage = Opening.open(directory, Map.of())) {
      Region<String, byte[]> region = storage.open("region");
      region.write("sum", Expected.any(), Increments.record(0));
      assertThat(exitCodes()).containsOnly(0);
      assertThat(region.read("sum").map(Increments::numberIn))
          .isEqualTo(Optional.of((long) PROCESSES * THREADS * ROUNDS));
      assertThat(region.read("winners").map(Increments::numberIn))
          .isEqualTo(Optional.of((long) ROUNDS));
    }
  }

  private List<Integer> exitCodes() throws IOException, InterruptedException {
    List<Process> processes = new ArrayList<>();
    for (int i = 0; i < PROCESSES; i++) {
      processes.add(start());
    }
    List<Integer> codes = new ArrayList<>();
    for (Process process : processes) {
      codes.add(process.waitFor());
    }
    return codes;
  }

  private Process start() throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            System.getProperty("java.class.path"),
            Increments.class.getName(),
            directory.toString(),
            Integer.toString(THREADS),
            Integer.toString(ROUNDS))
        .inheritIO()
        .start();
  }
}
