package org.jcachehttp.testkit;

import org.jcachehttp.storage.Deadline;
import org.jcachehttp.storage.StoredRecord;
import org.jcachehttp.storage.WriteCondition;
import org.junit.jupiter.api.Test;

/** Moving a deadline. */
interface TouchContract<K, P> extends Fixture<K, P> {

  /** A touch changes the deadline, and neither version, metadata nor payload. */
  @Test
  default void aTouchMovesTheDeadlineAndNothingElse() {
    StoredRecord<P> stored = put(record(EXPIRED));
    region().touch(key(), stored.version(), LIVE);
    assertStored(stored.withDeadline(LIVE));
  }

  /** A touch can set the deadline to never, and to an instant again. */
  @Test
  default void aTouchMakesARecordEternalAndMortalAgain() {
    StoredRecord<P> stored = put(record(LIVE));
    region().touch(key(), stored.version(), Deadline.NEVER);
    assertStored(stored.withDeadline(Deadline.NEVER));
    region().touch(key(), stored.version(), EXPIRED);
    assertStored(stored.withDeadline(EXPIRED));
  }

  /** A touch of another version than the stored one changes nothing. */
  @Test
  default void aTouchOfAReplacedVersionDoesNothing() {
    StoredRecord<P> lost = put(record());
    StoredRecord<P> stored = put(record(LIVE));
    region().touch(key(), lost.version(), EXPIRED);
    assertStored(stored);
  }

  /** A touch creates no record if none is stored under the key. */
  @Test
  default void aTouchWhereNoRecordIsStoresNothing() {
    region().touch(key(), 1, LIVE);
    assertNothingStored();
  }

  /** A touch does not restore a record that was removed. */
  @Test
  default void aTouchOfARemovedRecordStoresNothing() {
    StoredRecord<P> removed = put(record());
    region().remove(key(), WriteCondition.any());
    region().touch(key(), removed.version(), LIVE);
    assertNothingStored();
  }

  /** A touch keeps the version: a conditional write of the version read before succeeds. */
  @Test
  default void aTouchedRecordIsStillReplacedByItsVersion() {
    StoredRecord<P> stored = put(record(LIVE));
    region().touch(key(), stored.version(), Deadline.NEVER);
    StoredRecord<P> next = record();
    region().write(key(), WriteCondition.version(stored.version()), next);
    assertStored(next);
  }
}
