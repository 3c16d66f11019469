package org.jcachehttp.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.jcachehttp.storage.Deadline;
import org.jcachehttp.storage.StoredRecord;
import org.jcachehttp.storage.WriteCondition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Reading, and writing under a condition. */
interface WriteContract<K, P> extends Fixture<K, P> {

  @Test
  default void anEmptyRegionHasNoRecord() {
    assertNothingStored();
  }

  @Test
  default void aRecordIsReadAsItWasWritten() {
    assertStored(put(record(LIVE)));
  }

  @Test
  default void aRecordPastItsDeadlineStaysReadable() {
    assertStored(put(record(new Deadline(0))));
  }

  @ParameterizedTest
  @ValueSource(longs = {Long.MIN_VALUE, -1, 0, 1, Long.MAX_VALUE})
  default void everyNumberIsAVersion(long version) {
    put(record(version));
    assertThat(region().write(key(), WriteCondition.version(version - 1), record())).isFalse();
    assertThat(region().write(key(), WriteCondition.version(version), record())).isTrue();
  }

  @ParameterizedTest
  @ValueSource(longs = {-1, 0, 1, Fixture.NOW, Long.MAX_VALUE - 1, Long.MAX_VALUE})
  default void everyInstantIsADeadline(long epochMillis) {
    assertStored(put(record(new Deadline(epochMillis))));
  }

  @Test
  default void anUnconditionalWriteReplacesWhateverIsThere() {
    put(record(EXPIRED));
    assertStored(put(record(LIVE)));
  }

  @Test
  default void aReplacedRecordLeavesNoAttributeBehind() {
    put(record());
    assertStored(put(new StoredRecord<>(mintVersion(), Deadline.NEVER, Map.of(), payload(1))));
  }

  @Test
  default void aWriteIfAbsentStoresWhereNothingIs() {
    StoredRecord<P> record = record();
    assertThat(region().write(key(), WriteCondition.absent(), record)).isTrue();
    assertStored(record);
  }

  @Test
  default void aWriteIfAbsentLeavesWhatIsThere() {
    StoredRecord<P> stored = put(record());
    assertThat(region().write(key(), WriteCondition.absent(), record())).isFalse();
    assertStored(stored);
  }

  @Test
  default void anExpiredRecordIsNotAbsent() {
    StoredRecord<P> stored = put(record(new Deadline(0)));
    assertThat(region().write(key(), WriteCondition.absent(), record())).isFalse();
    assertStored(stored);
  }

  @Test
  default void aWriteOfTheVersionReadReplaces() {
    StoredRecord<P> stored = put(record());
    StoredRecord<P> next = record();
    assertThat(region().write(key(), WriteCondition.version(stored.version()), next)).isTrue();
    assertStored(next);
  }

  @Test
  default void aWriteOfAnExpiredVersionReplaces() {
    StoredRecord<P> stored = put(record(new Deadline(0)));
    StoredRecord<P> next = record();
    assertThat(region().write(key(), WriteCondition.version(stored.version()), next)).isTrue();
    assertStored(next);
  }

  @Test
  default void aWriteOfALostVersionLeavesWhatIsThere() {
    StoredRecord<P> lost = put(record());
    StoredRecord<P> stored = put(record());
    assertThat(region().write(key(), WriteCondition.version(lost.version()), record())).isFalse();
    assertStored(stored);
  }

  @Test
  default void aWriteOfAVersionStoresNothingWhereNothingIs() {
    assertThat(region().write(key(), WriteCondition.version(1), record(2))).isFalse();
    assertNothingStored();
  }

  @Test
  default void aWriteOfTheSameVersionAsIsStoredStillObeysItsCondition() {
    StoredRecord<P> stored = put(record());
    StoredRecord<P> twin = stored.withDeadline(EXPIRED);
    assertThat(region().write(key(), WriteCondition.version(stored.version() + 1), twin)).isFalse();
    assertStored(stored);
  }

  @Test
  default void aWriteToOneKeyLeavesTheOthers() {
    StoredRecord<P> other = put(key(1), record());
    put(key(2), record());
    assertStored(key(1), other);
  }
}
