package org.jcachehttp.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jcachehttp.storage.Deadline;
import org.jcachehttp.storage.StoredRecord;
import org.junit.jupiter.api.Test;

/** Operations on many entries at once. */
interface BulkContract<K, P> extends Fixture<K, P> {

  /** More than the maximum of variables, batch items or page entries of any backend. */
  int BULK = 1_200;

  /**
   * {@code readAll} returns the record of each key that has one, expired or not, and no other key.
   */
  @Test
  default void readAllFindsTheRecordsThatAreThere() {
    StoredRecord<P> first = put(key(1), record(EXPIRED));
    StoredRecord<P> second = put(key(2), record(LIVE));
    Map<K, StoredRecord<P>> found = region().readAll(List.of(key(1), key(2), key(3)));
    assertThat(found).containsOnlyKeys(key(1), key(2));
    assertThat(found.get(key(1))).satisfies(record -> assertSame(record, first));
    assertThat(found.get(key(2))).satisfies(record -> assertSame(record, second));
  }

  /** {@code readAll} of no keys returns an empty map. */
  @Test
  default void readAllOfNoKeysFindsNothing() {
    put(record());
    assertThat(region().readAll(List.of())).isEmpty();
  }

  /** {@code writeAll} stores every record, also over a stored one, in any number. */
  @Test
  default void writeAllReplacesAnyRecord() {
    put(key(0), record());
    Map<K, StoredRecord<P>> records = manyRecords();
    region().writeAll(records);
    Map<K, StoredRecord<P>> found = region().readAll(records.keySet());
    assertThat(found).containsOnlyKeys(records.keySet());
    records.forEach(
        (key, record) ->
            assertThat(found.get(key)).satisfies(stored -> assertSame(stored, record)));
  }

  /** {@code writeAll} of an empty map has no effect. */
  @Test
  default void writeAllOfNothingStoresNothing() {
    region().writeAll(Map.of());
    assertThat(region().count()).isZero();
  }

  /** {@code count} returns the number of stored entries, expired or not. */
  @Test
  default void countIncludesExpiredEntries() {
    assertThat(region().count()).isZero();
    put(key(1), record(EXPIRED));
    put(key(2), record(LIVE));
    put(key(2), record(LIVE));
    assertThat(region().count()).isEqualTo(2);
  }

  /** {@code clear} removes all entries of the region. */
  @Test
  default void clearRemovesEveryEntry() {
    region().writeAll(manyRecords());
    region().clear();
    assertThat(region().count()).isZero();
    assertThat(region().read(key(7))).isEmpty();
  }

  /** A region that was cleared stores new entries. */
  @Test
  default void aClearedRegionIsWrittenToAsBefore() {
    put(record());
    region().clear();
    assertStored(put(record()));
  }

  /**
   * {@code purgeExpired} removes the entries with a deadline that is reached, and returns their
   * number.
   */
  @Test
  default void purgeRemovesWhatIsExpiredAndNothingElse() {
    put(key(1), record(EXPIRED));
    put(key(2), record(new Deadline(NOW)));
    StoredRecord<P> live = put(key(3), record(LIVE));
    StoredRecord<P> eternal = put(key(4), record(Deadline.NEVER));
    assertThat(region().purgeExpired(NOW)).isEqualTo(2);
    assertThat(region().readAll(List.of(key(1), key(2)))).isEmpty();
    assertStored(key(3), live);
    assertStored(key(4), eternal);
  }

  /** {@code purgeExpired} compares the deadline that the last touch set. */
  @Test
  default void purgeGoesByTheDeadlineThatATouchSet() {
    StoredRecord<P> extended = put(key(1), record(EXPIRED));
    StoredRecord<P> shortened = put(key(2), record(LIVE));
    region().touch(key(1), extended.version(), LIVE);
    region().touch(key(2), shortened.version(), EXPIRED);
    assertThat(region().purgeExpired(NOW)).isEqualTo(1);
    assertStored(key(1), extended.withDeadline(LIVE));
  }

  /** {@code purgeExpired} removes any number of entries in one call. */
  @Test
  default void purgeOfManyPagesRemovesThemAll() {
    Map<K, StoredRecord<P>> records = manyRecords();
    records.replaceAll((key, record) -> record.withDeadline(EXPIRED));
    region().writeAll(records);
    assertThat(region().purgeExpired(NOW)).isEqualTo(BULK);
    assertThat(region().purgeExpired(NOW)).isZero();
    assertThat(region().count()).isZero();
  }

  private Map<K, StoredRecord<P>> manyRecords() {
    Map<K, StoredRecord<P>> records = new HashMap<>();
    IntStream.range(0, BULK).forEach(i -> records.put(key(i), record()));
    return records;
  }
}
