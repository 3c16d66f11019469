package org.jcachehttp.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Each subject returns the right value at its first call, which may store it, and later. */
class SubjectsTest {

  private static OriginServer origin;

  /** Large stores are tested with fewer entries. */
  private static final int FEW_ENTRIES = 2_000;

  @TempDir private static Path filled;

  @TempDir private Path directory;

  @BeforeAll
  static void startOrigin() throws Exception {
    origin = OriginServer.start();
  }

  @AfterAll
  static void stopOrigin() {
    origin.close();
  }

  @TestFactory
  Stream<DynamicTest> aSubjectReturnsTheRightValue() {
    return Comparisons.all().stream()
        .flatMap(
            comparison ->
                comparison.candidates().stream()
                    .map(
                        candidate ->
                            DynamicTest.dynamicTest(
                                comparison.name() + ": " + candidate.name(),
                                () -> check(comparison, candidate))));
  }

  @SuppressWarnings("try") // A client may be interrupted while it closes.
  private void check(Comparison comparison, Candidate candidate) throws Exception {
    candidate.opener().obstacle().ifPresent(reason -> assumeTrue(false, reason));
    Path own = Files.createTempDirectory(directory, "subject");
    try (Subject subject =
        candidate.opener().open(new Environment(origin.uri(), own, filled, FEW_ENTRIES))) {
      for (int call = 0; call < 2 * Post.COUNT; call += Post.COUNT) {
        assertThat(subject.call(call)).isEqualTo(comparison.expected());
        subject.finish();
      }
    }
  }
}
