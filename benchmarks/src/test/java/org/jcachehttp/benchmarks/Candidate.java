package org.jcachehttp.benchmarks;

import java.util.Optional;

/**
 * One row of a comparison.
 *
 * @param name the name in the table
 * @param opener opens the subject in the process that measures it
 * @param threads the number of threads that call it
 */
record Candidate(String name, Opener opener, int threads) {

  /** A candidate that one thread calls. */
  Candidate(String name, Opener opener) {
    this(name, opener, 1);
  }

  Candidate ofTwoThreads() {
    return new Candidate(name + ", two threads", opener, 2);
  }

  /** Opens a subject. */
  interface Opener {
    Subject open(Environment environment) throws Exception;

    /** Returns why the subject cannot be opened on this machine, if it cannot. */
    default Optional<String> obstacle() {
      return Optional.empty();
    }
  }
}
