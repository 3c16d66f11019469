package org.jcachehttp.faults.report;

import java.time.Duration;
import java.util.List;

/**
 * One row of the table in reliability.md.
 *
 * @param fault what happens
 * @param backend the scheme of the store, or another name of what is tested
 * @param injection how the test makes it happen
 * @param tries the number of calls, kills or inputs
 * @param lost the number of acknowledged writes that were not found later
 * @param leaked the number of answers that contained another user's or another entry's data
 * @param failed the number of calls that did not end as documented
 * @param longest the duration of the longest call
 * @param note the reason for a number that is not zero, or empty
 */
record Row(
    String fault,
    String backend,
    String injection,
    long tries,
    long lost,
    long leaked,
    long failed,
    Duration longest,
    String note) {

  private static final int SECONDS_FROM_MILLIS = 10_000;

  boolean isAllZero() {
    return lost == 0 && leaked == 0 && failed == 0;
  }

  /** Returns what distinguishes the row from the others, the same in both forms. */
  String name() {
    return fault + " | " + backend;
  }

  List<String> cells() {
    return List.of(
        fault,
        backend,
        injection,
        Long.toString(tries),
        Long.toString(lost),
        Long.toString(leaked),
        Long.toString(failed),
        duration(),
        note);
  }

  String toMarkdown() {
    return ("| " + String.join(" | ", cells()) + " |").replace("|  |", "| |");
  }

  private String duration() {
    long millis = longest.toMillis();
    return millis < SECONDS_FROM_MILLIS ? millis + " ms" : longest.toSeconds() + " s";
  }
}
