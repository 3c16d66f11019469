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

  /** A read in a new region returns no record. */
  @Test
  default void anEmptyRegionHasNoRecord() {
    assertNothingStored();
  }

  /** A read returns the version, deadline, metadata and payload that were written. */
  @Test
  default void aRecordIsReadAsItWasWritten() {
    assertStored(put(record(LIVE)));
  }

  /** A read returns an expired record: the engine decides about expiry, not the backend. */
  @Test
  default void aRecordPastItsDeadlineStaysReadable() {
    assertStored(put(record(new Deadline(0))));
  }

  /**
   * Every {@code long} is a valid version, and is compared exactly.
   *
   * @param version the version of the stored record
   */
  @ParameterizedTest
  @ValueSource(longs = {Long.MIN_VALUE, -1, 0, 1, Long.MAX_VALUE})
  default void everyNumberIsAVersion(long version) {
    put(record(version));
    assertThat(region().write(key(), WriteCondition.version(version - 1), record())).isFalse();
    assertThat(region().write(key(), WriteCondition.version(version), record())).isTrue();
  }

  /**
   * Every number of milliseconds is a valid deadline.
   *
   * @param epochMillis the deadline in epoch milliseconds
   */
  @ParameterizedTest
  @ValueSource(longs = {-1, 0, 1, Fixture.NOW, Long.MAX_VALUE - 1, Long.MAX_VALUE})
  default void everyInstantIsADeadline(long epochMillis) {
    assertStored(put(record(new Deadline(epochMillis))));
  }

  /** An unconditional write replaces a stored record of any version. */
  @Test
  default void anUnconditionalWriteReplacesAnyRecord() {
    put(record(EXPIRED));
    assertStored(put(record(LIVE)));
  }

  /** A write replaces all metadata of the previous record. */
  @Test
  default void aReplacedRecordLeavesNoMetadataBehind() {
    put(record());
    assertStored(put(new StoredRecord<>(mintVersion(), Deadline.NEVER, Map.of(), payload(1))));
  }

  /**
   * A write if absent stores its record, and returns true, if no record is stored under the key.
   */
  @Test
  default void aWriteIfAbsentStoresWhereNoRecordIs() {
    StoredRecord<P> record = record();
    assertThat(region().write(key(), WriteCondition.absent(), record)).isTrue();
    assertStored(record);
  }

  /** A write if absent changes nothing, and returns false, if a record is stored under the key. */
  @Test
  default void aWriteIfAbsentKeepsAStoredRecord() {
    StoredRecord<P> stored = put(record());
    assertThat(region().write(key(), WriteCondition.absent(), record())).isFalse();
    assertStored(stored);
  }

  /** A write if absent changes nothing if an expired record is stored under the key. */
  @Test
  default void anExpiredRecordIsNotAbsent() {
    StoredRecord<P> stored = put(record(new Deadline(0)));
    assertThat(region().write(key(), WriteCondition.absent(), record())).isFalse();
    assertStored(stored);
  }

  /** A write with the stored version as its condition replaces the record. */
  @Test
  default void aWriteOfTheVersionReadReplaces() {
    StoredRecord<P> stored = put(record());
    StoredRecord<P> next = record();
    assertThat(region().write(key(), WriteCondition.version(stored.version()), next)).isTrue();
    assertStored(next);
  }

  /** A write with the stored version as its condition replaces an expired record. */
  @Test
  default void aWriteOfAnExpiredVersionReplaces() {
    StoredRecord<P> stored = put(record(new Deadline(0)));
    StoredRecord<P> next = record();
    assertThat(region().write(key(), WriteCondition.version(stored.version()), next)).isTrue();
    assertStored(next);
  }

  /** A write with another version as its condition changes nothing, and returns false. */
  @Test
  default void aWriteOfAReplacedVersionStoresNothing() {
    StoredRecord<P> lost = put(record());
    StoredRecord<P> stored = put(record());
    assertThat(region().write(key(), WriteCondition.version(lost.version()), record())).isFalse();
    assertStored(stored);
  }

  /**
   * A write with a version as its condition stores nothing if no record is stored under the key.
   */
  @Test
  default void aWriteOfAVersionStoresNothingWhereNoRecordIs() {
    assertThat(region().write(key(), WriteCondition.version(1), record(2))).isFalse();
    assertNothingStored();
  }

  /**
   * The condition of a write is compared with the stored version, not with the version to be
   * written.
   */
  @Test
  default void aWriteOfTheSameVersionAsIsStoredStillObeysItsCondition() {
    StoredRecord<P> stored = put(record());
    StoredRecord<P> twin = stored.withDeadline(EXPIRED);
    assertThat(region().write(key(), WriteCondition.version(stored.version() + 1), twin)).isFalse();
    assertStored(stored);
  }

  /** A write does not change the records of other keys. */
  @Test
  default void aWriteToOneKeyLeavesTheOthers() {
    StoredRecord<P> other = put(key(1), record());
    put(key(2), record());
    assertStored(key(1), other);
  }
}
