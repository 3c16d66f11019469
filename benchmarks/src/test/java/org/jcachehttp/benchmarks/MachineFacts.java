package org.jcachehttp.benchmarks;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.stream.Stream;

/** The machine that measured. */
final class MachineFacts {

  private static final Path CPU_INFO = Path.of("/proc/cpuinfo");

  private MachineFacts() {}

  static String text(int rounds) throws IOException {
    return String.format(
        Locale.ROOT,
        "%s, %d rounds: %d processors (%s), load %.1f, JDK %s.",
        LocalDate.now(ZoneOffset.UTC),
        rounds,
        Runtime.getRuntime().availableProcessors(),
        processor(),
        ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage(),
        Runtime.version());
  }

  private static String processor() throws IOException {
    String architecture = System.getProperty("os.arch");
    if (!Files.exists(CPU_INFO)) {
      return architecture;
    }
    try (Stream<String> lines = Files.lines(CPU_INFO)) {
      return lines
          .filter(line -> line.startsWith("model name"))
          .map(line -> line.replaceFirst(".*: ", ""))
          .findFirst()
          .orElse(architecture);
    }
  }
}
