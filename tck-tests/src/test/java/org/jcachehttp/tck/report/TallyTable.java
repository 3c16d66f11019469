package org.jcachehttp.tck.report;

import java.util.Map;
import java.util.SortedMap;

/** Tallies as rows of a table, followed by every skipped test and its reason. */
public final class TallyTable {
  private static final String ROW = "%-28s | %6s | %8s | %6s | %7s%n";

  private TallyTable() {}

  /** Returns the table with one row per name; {@code heading} is the heading of the names. */
  public static String of(String heading, SortedMap<String, Tally> tallies) {
    StringBuilder table = new StringBuilder();
    table.append(ROW.formatted(heading, "tests", "failures", "errors", "skipped"));
    tallies.forEach((name, tally) -> table.append(row(name, tally)));
    tallies.entrySet().forEach(entry -> appendSkipped(table, entry));
    return table.toString();
  }

  private static String row(String name, Tally tally) {
    return ROW.formatted(
        name, tally.tests(), tally.failures(), tally.errors(), tally.skipped().size());
  }

  private static void appendSkipped(StringBuilder table, Map.Entry<String, Tally> entry) {
    for (String test : entry.getValue().skipped()) {
      table.append("skipped in %s: %s%n".formatted(entry.getKey(), test));
    }
  }
}
