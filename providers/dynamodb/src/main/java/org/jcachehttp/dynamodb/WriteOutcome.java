package org.jcachehttp.dynamodb;

import java.util.Optional;

/** What became of a conditional change. */
sealed interface WriteOutcome {

  /** It happened. */
  record Applied() implements WriteOutcome {}

  /**
   * Its condition did not hold.
   *
   * @param stored what was there instead, as far as it was asked for
   */
  record ConditionFailed(Optional<EntryItem> stored) implements WriteOutcome {}
}
