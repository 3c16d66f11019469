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

  @Test
  default void anUnconditionalRemoveRemovesTheRecord() {
    put(record());
    assertThat(region().remove(key(), WriteCondition.any())).isTrue();
    assertNothingStored();
  }

  @Test
  default void anRemoveOfTheVersionReadRemovesTheRecord() {
    StoredRecord<P> stored = put(record(new Deadline(0)));
    assertThat(region().remove(key(), WriteCondition.version(stored.version()))).isTrue();
    assertNothingStored();
  }

  @Test
  default void anRemoveOfALostVersionLeavesWhatIsThere() {
    StoredRecord<P> lost = put(record());
    StoredRecord<P> stored = put(record());
    assertThat(region().remove(key(), WriteCondition.version(lost.version()))).isFalse();
    assertStored(stored);
  }

  @Test
  default void anRemoveIfAbsentLeavesWhatIsThere() {
    StoredRecord<P> stored = put(record());
    assertThat(region().remove(key(), WriteCondition.absent())).isFalse();
    assertStored(stored);
  }

  @ParameterizedTest
  @MethodSource("org.jcachehttp.testkit.RemoveContract#everyCondition")
  default void whereNothingIsNothingIsRemoved(WriteCondition expected) {
    assertThat(region().remove(key(), expected)).isFalse();
  }

  @Test
  default void whatIsErasedIsAbsent() {
    put(record());
    region().remove(key(), WriteCondition.any());
    StoredRecord<P> next = record();
    assertThat(region().write(key(), WriteCondition.absent(), next)).isTrue();
    assertStored(next);
  }

  @Test
  default void theVersionOfAnErasedRecordDoesNotComeBack() {
    StoredRecord<P> removed = put(record());
    region().remove(key(), WriteCondition.any());
    StoredRecord<P> stored = put(record());
    assertThat(region().write(key(), WriteCondition.version(removed.version()), record()))
        .isFalse();
    assertStored(stored);
  }

  @Test
  default void anRemoveOfOneKeyLeavesTheOthers() {
    StoredRecord<P> other = put(key(1), record());
    put(key(2), record());
    region().remove(key(2), WriteCondition.any());
    assertStored(key(1), other);
  }

  static Stream<WriteCondition> everyCondition() {
    return Stream.of(WriteCondition.any(), WriteCondition.absent(), WriteCondition.version(1));
  }
}
