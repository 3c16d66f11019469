package org.jcachehttp.benchmarks;

/**
 * One row of a comparison.
 *
 * @param name the name in the table
 * @param opener opens the subject in the process that measures it
 */
record Candidate(String name, Opener opener) {

  /** Opens a subject. */
  interface Opener {
    Subject open(Environment environment) throws Exception;
  }
}
