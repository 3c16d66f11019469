package org.jcachehttp.benchmarks;

import java.util.List;

/**
 * Candidates for the same operation, each measured in a process of its own.
 *
 * @param name the name by which a comparison is selected
 * @param title its title in the tables
 * @param expected the result of each operation
 * @param candidates the candidates; all ratios are relative to the first one
 * @param bars the limits that are reported
 * @param load how the operation is called
 */
record Comparison(
    String name,
    String title,
    Object expected,
    List<Candidate> candidates,
    List<Bar> bars,
    Load load) {

  /** How an operation is called. */
  enum Load {
    REPEATED,
    /** Repeated, with more time to warm up: its compilation takes longer than its operations. */
    COMPILED,
    /** Once, in a new process. */
    FIRST_CALL,
    /** Repeated, without the time of {@link Subject#finish}. */
    UNTIL_FINISH
  }

  /** A comparison of repeated operations. */
  Comparison(
      String name, String title, Object expected, List<Candidate> candidates, List<Bar> bars) {
    this(name, title, expected, candidates, bars, Load.REPEATED);
  }

  Candidate candidate(String wanted) {
    return candidates.stream()
        .filter(candidate -> candidate.name().equals(wanted))
        .findFirst()
        .orElseThrow();
  }
}
