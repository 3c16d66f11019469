package org.jcachehttp.dynamodb;

import java.util.Optional;

/** The outcome of a conditional change. */
sealed interface WriteOutcome {

  /** The condition held and the change was applied. */
  record Applied() implements WriteOutcome {}

  /**
   * The condition did not hold, and nothing changed.
   *
   * @param stored the stored item; empty if there is none
   */
  record ConditionFailed(Optional<EntryItem> stored) implements WriteOutcome {}
}
