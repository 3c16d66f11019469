package org.jcachehttp.testkit;

import org.jcachehttp.storage.Deadline;
import org.jcachehttp.storage.StoredRecord;
import org.jcachehttp.storage.WriteCondition;
import org.junit.jupiter.api.Test;

/** Moving a deadline. */
interface TouchContract<K, P> extends Fixture<K, P> {

  @Test
  default void aTouchMovesTheDeadlineAndNothingElse() {
    StoredRecord<P> stored = put(record(EXPIRED));
    region().touch(key(), stored.version(), LIVE);
    assertStored(stored.withDeadline(LIVE));
  }

  @Test
  default void aTouchedRecordMayBecomeEternalAndMortalAgain() {
    StoredRecord<P> stored = put(record(LIVE));
    region().touch(key(), stored.version(), Deadline.NEVER);
    assertStored(stored.withDeadline(Deadline.NEVER));
    region().touch(key(), stored.version(), EXPIRED);
    assertStored(stored.withDeadline(EXPIRED));
  }

  @Test
  default void aTouchOfALostVersionDoesNothing() {
    StoredRecord<P> lost = put(record());
    StoredRecord<P> stored = put(record(LIVE));
    region().touch(key(), lost.version(), EXPIRED);
    assertStored(stored);
  }

  @Test
  default void aTouchWhereNothingIsStoresNothing() {
    region().touch(key(), 1, LIVE);
    assertNothingStored();
  }

  @Test
  default void aTouchOfAnErasedRecordStoresNothing() {
    StoredRecord<P> removed = put(record());
    region().remove(key(), WriteCondition.any());
    region().touch(key(), removed.version(), LIVE);
    assertNothingStored();
  }

  @Test
  default void aTouchedRecordIsStillReplacedByItsVersion() {
    StoredRecord<P> stored = put(record(LIVE));
    region().touch(key(), stored.version(), Deadline.NEVER);
    StoredRecord<P> next = record();
    region().write(key(), WriteCondition.version(stored.version()), next);
    assertStored(next);
  }
}
