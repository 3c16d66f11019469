package org.jcachehttp.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.jcachehttp.storage.Deadline;
import org.jcachehttp.storage.Expected;
import org.jcachehttp.storage.StoredRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Erasing under a condition. */
interface EraseContract<K, P> extends Fixture<K, P> {

  @Test
  default void anUnconditionalEraseRemovesTheRecord() {
    put(record());
    assertThat(region().erase(key(), Expected.any())).isTrue();
    assertNothingStored();
  }

  @Test
  default void anEraseOfTheVersionReadRemovesTheRecord() {
    StoredRecord<P> stored = put(record(new Deadline(0)));
    assertThat(region().erase(key(), Expected.version(stored.version()))).isTrue();
    assertNothingStored();
  }

  @Test
  default void anEraseOfALostVersionLeavesWhatIsThere() {
    StoredRecord<P> lost = put(record());
    StoredRecord<P> stored = put(record());
    assertThat(region().erase(key(), Expected.version(lost.version()))).isFalse();
    assertStored(stored);
  }

  @Test
  default void anEraseIfAbsentLeavesWhatIsThere() {
    StoredRecord<P> stored = put(record());
    assertThat(region().erase(key(), Expected.absent())).isFalse();
    assertStored(stored);
  }

  @ParameterizedTest
  @MethodSource("org.jcachehttp.testkit.EraseContract#everyCondition")
  default void whereNothingIsNothingIsErased(Expected expected) {
    assertThat(region().erase(key(), expected)).isFalse();
  }

  @Test
  default void whatIsErasedIsAbsent() {
    put(record());
    region().erase(key(), Expected.any());
    StoredRecord<P> next = record();
    assertThat(region().write(key(), Expected.absent(), next)).isTrue();
    assertStored(next);
  }

  @Test
  default void theVersionOfAnErasedRecordDoesNotComeBack() {
    StoredRecord<P> erased = put(record());
    region().erase(key(), Expected.any());
    StoredRecord<P> stored = put(record());
    assertThat(region().write(key(), Expected.version(erased.version()), record())).isFalse();
    assertStored(stored);
  }

  @Test
  default void anEraseOfOneKeyLeavesTheOthers() {
    StoredRecord<P> other = put(key(1), record());
    put(key(2), record());
    region().erase(key(2), Expected.any());
    assertStored(key(1), other);
  }

  static Stream<Expected> everyCondition() {
    return Stream.of(Expected.any(), Expected.absent(), Expected.version(1));
  }
}
