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

  @Test
  default void readAllFindsTheRecordsThatAreThere() {
    StoredRecord<P> first = put(key(1), record(EXPIRED));
    StoredRecord<P> second = put(key(2), record(LIVE));
    Map<K, StoredRecord<P>> found = region().readAll(List.of(key(1), key(2), key(3)));
    assertThat(found).containsOnlyKeys(key(1), key(2));
    assertThat(found.get(key(1))).satisfies(record -> assertSame(record, first));
    assertThat(found.get(key(2))).satisfies(record -> assertSame(record, second));
  }

  @Test
  default void readAllOfNoKeysFindsNothing() {
    put(record());
    assertThat(region().readAll(List.of())).isEmpty();
  }

  @Test
  default void writeAllStoresEveryRecordWhateverIsThere() {
    put(key(0), record());
    Map<K, StoredRecord<P>> records = manyRecords();
    region().writeAll(records);
    Map<K, StoredRecord<P>> found = region().readAll(records.keySet());
    assertThat(found).containsOnlyKeys(records.keySet());
    records.forEach(
        (key, record) ->
            assertThat(found.get(key)).satisfies(stored -> assertSame(stored, record)));
  }

  @Test
  default void writeAllOfNothingStoresNothing() {
    region().writeAll(Map.of());
    assertThat(region().count()).isZero();
  }

  @Test
  default void countIncludesExpiredEntries() {
    assertThat(region().count()).isZero();
    put(key(1), record(EXPIRED));
    put(key(2), record(LIVE));
    put(key(2), record(LIVE));
    assertThat(region().count()).isEqualTo(2);
  }

  @Test
  default void clearRemovesEveryEntry() {
    region().writeAll(manyRecords());
    region().clear();
    assertThat(region().count()).isZero();
    assertThat(region().read(key(7))).isEmpty();
  }

  @Test
  default void aClearedRegionIsWrittenToAsBefore() {
    put(record());
    region().clear();
    assertStored(put(record()));
  }

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

  @Test
  default void purgeGoesByTheDeadlineThatATouchSet() {
    StoredRecord<P> saved = put(key(1), record(EXPIRED));
    StoredRecord<P> doomed = put(key(2), record(LIVE));
    region().touch(key(1), saved.version(), LIVE);
    region().touch(key(2), doomed.version(), EXPIRED);
    assertThat(region().purgeExpired(NOW)).isEqualTo(1);
    assertStored(key(1), saved.withDeadline(LIVE));
  }

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
