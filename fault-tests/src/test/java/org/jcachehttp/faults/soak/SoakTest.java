package org.jcachehttp.faults.soak;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.jcachehttp.faults.report.Form;
import org.jcachehttp.faults.report.Measurement;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The heap and the CPU time of a call do not grow, with eviction, expiry and other settings. */
@Timeout(3600)
class SoakTest {

  private static final Duration SHORT = Duration.ofSeconds(45);
  private static final Duration LONG = Duration.ofSeconds(225);

  /** The caches are full and the code is compiled. */
  private static final int FILLED = SoakMain.PHASES / 3;

  /**
   * A line of the process.
   *
   * @param calls the number of calls
   * @param nanos the CPU time of a call
   * @param wrong the number of failed calls and wrong bodies so far
   * @param live the heap that is in use after a collection, in KiB
   */
  private record Phase(long calls, long nanos, long wrong, long live) {

    static Phase of(String line) {
      long[] numbers =
          Arrays.stream(line.split(" ", -1)).skip(1).mapToLong(Long::parseLong).toArray();
      return new Phase(numbers[0], numbers[1], numbers[2], numbers[3]);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"memory", "sqlite", "filesystem", "ehcache"})
  void heapAndCpuTimeStayFlat(String scheme) throws Exception {
    Measurement row =
        Measurement.of(
            "Minutes of mixed traffic in 256 MB",
            scheme,
            "eviction, expiry, validation, invalidation, reopening with other settings");
    List<Phase> phases = run(scheme);
    assertThat(phases).hasSize(SoakMain.PHASES);
    phases.forEach(phase -> row.tried(phase.calls()));
    Phase last = phases.get(phases.size() - 1);
    row.leaked(last.wrong());
    row.end();
    Phase filled = phases.get(FILLED);
    List<Phase> later = phases.subList(FILLED + 1, phases.size());
    long live = later.stream().mapToLong(Phase::live).min().orElseThrow();
    long nanos = later.stream().mapToLong(Phase::nanos).min().orElseThrow();
    assertThat(live).as("KiB in use at the end").isLessThan(filled.live() * 3 / 2 + 8_192);
    assertThat(nanos).as("CPU time of a call").isLessThan(filled.nanos() * 3 / 2);
  }

  private static List<Phase> run(String scheme) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-Dorg.slf4j.simpleLogger.defaultLogLevel=error",
                "-cp",
                System.getProperty("java.class.path"),
                SoakMain.class.getName(),
                scheme,
                Long.toString(Form.span(SHORT, LONG).toSeconds()),
                Long.toString(Form.random().nextLong()))
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try {
      List<Phase> phases =
          process
              .inputReader()
              .lines()
              .filter(line -> line.startsWith("phase "))
              .map(Phase::of)
              .toList();
      assertThat(process.waitFor()).isZero();
      System.out.println(scheme + ": " + phases);
      return phases;
    } finally {
      process.destroyForcibly();
    }
  }
}
