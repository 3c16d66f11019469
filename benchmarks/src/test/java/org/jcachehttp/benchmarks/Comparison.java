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
    ONE_THREAD,
    TWO_THREADS,
    /** Once, in a new process. */
    FIRST_CALL
  }

  /** A comparison of operations of one thread. */
  Comparison(
      String name, String title, Object expected, List<Candidate> candidates, List<Bar> bars) {
    this(name, title, expected, candidates, bars, Load.ONE_THREAD);
  }

  int threads() {
    return load == Load.TWO_THREADS ? 2 : 1;
  }

  boolean isFirstCall() {
    return load == Load.FIRST_CALL;
  }

  Candidate candidate(String wanted) {
    return candidates.stream()
        .filter(candidate -> candidate.name().equals(wanted))
        .findFirst()
        .orElseThrow();
  }
}
