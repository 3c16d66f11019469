package org.jcachehttp.dynamodb;

import java.util.Optional;

/** What became of a conditional change. */
sealed interface Outcome {

  /** It happened. */
  record Done() implements Outcome {}

  /**
   * Its condition did not hold.
   *
   * @param stored what was there instead, as far as it was asked for
   */
  record Refused(Optional<EntryItem> stored) implements Outcome {}
}
