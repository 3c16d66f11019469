package org.jcachehttp.benchmarks;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The page has no row of a comparison or of a candidate that no longer exists. */
class PerformancePageTest {

  private final PerformancePage page =
      new PerformancePage(Path.of(System.getProperty("benchmarks.page")));

  @Test
  void eachRowOfCostsIsThatOfACandidate() throws Exception {
    Map<String, List<String>> candidates =
        Comparisons.all().stream()
            .collect(
                toMap(
                    Comparison::title,
                    comparison -> comparison.candidates().stream().map(Candidate::name).toList()));
    assertThat(page.rows(PerformancePage.COSTS))
        .allSatisfy(
            (title, rows) -> assertThat(secondCells(rows)).isEqualTo(candidates.get(title)));
  }

  @Test
  void eachRowOfGoalsIsThatOfABar() throws Exception {
    Map<String, List<String>> bars =
        Comparisons.all().stream()
            .collect(
                toMap(
                    Comparison::title,
                    comparison -> comparison.bars().stream().map(Bar::candidate).toList()));
    assertThat(page.rows(PerformancePage.GOALS))
        .allSatisfy((title, rows) -> assertThat(secondCells(rows)).isEqualTo(bars.get(title)));
  }

  private static List<String> secondCells(List<String> rows) {
    return rows.stream().map(row -> row.split("\\|", -1)[2].strip()).toList();
  }
}
