package org.jcachehttp.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The results of one comparison as rows of the tables.
 *
 * @param comparison the comparison
 * @param measured the costs by the name of the candidate
 */
record Results(Comparison comparison, Map<String, Measurement> measured) {

  /** Returns the rows of the table of costs. */
  List<String> costs() {
    List<String> rows = new ArrayList<>();
    Measurement first = cost(comparison.candidates().get(0).name());
    for (Candidate candidate : comparison.candidates()) {
      Measurement cost = cost(candidate.name());
      rows.add((title(rows) + row(candidate, cost, first)).replace("NaN", "-"));
    }
    return rows;
  }

  /** Returns the rows of the table of goals. */
  List<String> goals() {
    List<String> rows = new ArrayList<>();
    comparison.bars().forEach(bar -> rows.add(title(rows) + row(bar)));
    return rows;
  }

  private String title(List<String> before) {
    return before.isEmpty() ? "| " + comparison.title() + " | " : "| | ";
  }

  private static String row(Candidate candidate, Measurement cost, Measurement first) {
    return String.format(
        Locale.ROOT,
        "%s | %s | %.2f | %.1f | %s |",
        candidate.name(),
        micros(cost.cpu()),
        cost.cpu() / first.cpu(),
        cost.bytes() / 1024,
        micros(cost.wall()));
  }

  private String row(Bar bar) {
    double figure = bar.measured(this::cost);
    return String.format(
            "%s | %s | %s | %s | %s |",
            bar.candidate(),
            bar.reference(),
            bar.text(bar.limit()),
            bar.text(figure),
            Double.isNaN(figure) ? "not measured" : figure <= bar.limit() ? "yes" : "no")
        .replace("NaN", "-");
  }

  private Measurement cost(String name) {
    return measured.getOrDefault(name, Measurement.NONE);
  }

  private static String micros(double nanos) {
    double micros = nanos / 1000;
    return String.format(Locale.ROOT, micros < 100 ? "%.2f" : "%.0f", micros);
  }
}
