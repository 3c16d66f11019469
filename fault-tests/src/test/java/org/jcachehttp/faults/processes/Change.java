package org.jcachehttp.faults.processes;

import java.util.Optional;

/**
 * A change of an entry that a writer begins or has completed.
 *
 * @param entry the number of the entry
 * @param generation the number of the write, or empty after a removal
 */
record Change(int entry, Optional<Long> generation) {

  private static final String REMOVAL = "removal";

  /** Returns a line for the parent. */
  String toLine(String beginning) {
    return beginning + " " + entry + " " + generation.map(String::valueOf).orElse(REMOVAL);
  }

  static Change ofLine(String line) {
    String[] words = line.split(" ", -1);
    return new Change(
        Integer.parseInt(words[1]),
        Optional.of(words[2]).filter(word -> !word.equals(REMOVAL)).map(Long::valueOf));
  }
}
