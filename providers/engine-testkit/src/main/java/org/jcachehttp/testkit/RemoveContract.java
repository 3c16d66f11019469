package org.jcachehttp.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.jcachehttp.storage.Deadline;
import org.jcachehttp.storage.StoredRecord;
import org.jcachehttp.storage.WriteCondition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Removal under a condition. */
interface RemoveContract<K, P> extends Fixture<K, P> {

  /** An unconditional removal removes the record, and returns true. */
  @Test
  default void anUnconditionalRemovalRemovesTheRecord() {
    put(record());
    assertThat(region().remove(key(), WriteCondition.any())).isTrue();
    assertNothingStored();
  }

  /** A removal with the stored version as its condition removes the record, expired or not. */
  @Test
  default void aRemovalOfTheVersionReadRemovesTheRecord() {
    StoredRecord<P> stored = put(record(new Deadline(0)));
    assertThat(region().remove(key(), WriteCondition.version(stored.version()))).isTrue();
    assertNothingStored();
  }

  /** A removal with another version as its condition changes nothing, and returns false. */
  @Test
  default void aRemovalOfAReplacedVersionRemovesNothing() {
    StoredRecord<P> lost = put(record());
    StoredRecord<P> stored = put(record());
    assertThat(region().remove(key(), WriteCondition.version(lost.version()))).isFalse();
    assertStored(stored);
  }

  /** A removal on the condition that no record is stored changes nothing, and returns false. */
  @Test
  default void aRemovalIfAbsentRemovesNothing() {
    StoredRecord<P> stored = put(record());
    assertThat(region().remove(key(), WriteCondition.absent())).isFalse();
    assertStored(stored);
  }

  /**
   * A removal under any condition returns false if no record is stored under the key.
   *
   * @param expected the condition of the removal
   */
  @ParameterizedTest
  @MethodSource("org.jcachehttp.testkit.RemoveContract#everyCondition")
  default void nothingIsRemovedWhereNoRecordIs(WriteCondition expected) {
    assertThat(region().remove(key(), expected)).isFalse();
  }

  /** A write if absent stores its record after a removal. */
  @Test
  default void aRemovedRecordIsAbsent() {
    put(record());
    region().remove(key(), WriteCondition.any());
    StoredRecord<P> next = record();
    assertThat(region().write(key(), WriteCondition.absent(), next)).isTrue();
    assertStored(next);
  }

  /** A record that is written after a removal does not match the version of the removed one. */
  @Test
  default void theVersionOfARemovedRecordDoesNotComeBack() {
    StoredRecord<P> removed = put(record());
    region().remove(key(), WriteCondition.any());
    StoredRecord<P> stored = put(record());
    assertThat(region().write(key(), WriteCondition.version(removed.version()), record()))
        .isFalse();
    assertStored(stored);
  }

  /** A removal does not change the records of other keys. */
  @Test
  default void aRemovalOfOneKeyLeavesTheOthers() {
    StoredRecord<P> other = put(key(1), record());
    put(key(2), record());
    region().remove(key(2), WriteCondition.any());
    assertStored(key(1), other);
  }

  static Stream<WriteCondition> everyCondition() {
    return Stream.of(WriteCondition.any(), WriteCondition.absent(), WriteCondition.version(1));
  }
}
