package org.jcachehttp.tck.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The numbers of tests by result; {@code skipped} lists skipped tests with their reasons. */
public record Tally(int tests, int failures, int errors, List<String> skipped) {
  static final Tally NONE = new Tally(0, 0, 0, List.of());

  /**
   * Adds up the reports below a folder that are not older than {@code since}. A missing folder
   * counts as empty.
   */
  public static Tally ofReportsUnder(Path folder, Instant since) throws IOException {
    Tally sum = NONE;
    for (Path report : reportsUnder(folder)) {
      if (!Files.getLastModifiedTime(report).toInstant().isBefore(since)) {
        sum = sum.plus(SurefireReport.read(report));
      }
    }
    return sum;
  }

  private static List<Path> reportsUnder(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(file -> file.getFileName().toString().matches("TEST-.*\\.xml")).toList();
    }
  }

  /** Returns the number of passed tests. */
  public int passed() {
    return tests - failed() - skipped.size();
  }

  /** Returns the number of tests with a failure or an error. */
  public int failed() {
    return failures + errors;
  }

  Tally plus(Tally other) {
    List<String> allSkipped = new ArrayList<>(skipped);
    allSkipped.addAll(other.skipped);
    return new Tally(
        tests + other.tests, failures + other.failures, errors + other.errors, allSkipped);
  }
}
