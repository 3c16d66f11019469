package org.jcachehttp.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jcachehttp.storage.Deadline;
import org.jcachehttp.storage.EntryMetadata;
import org.jcachehttp.storage.ScanCriteria;
import org.jcachehttp.storage.StoredRecord;
import org.jcachehttp.storage.WriteCondition;
import org.junit.jupiter.api.Test;

/** Scans of a region. */
interface ScanContract<K, P> extends Fixture<K, P> {

  /** A number of entries of more than two pages. */
  int MANY = 1_200;

  /** A scan of an empty region has no entry, and its {@code next} throws NoSuchElementException. */
  @Test
  default void aScanOfAnEmptyRegionMeetsNothing() {
    Iterator<Map.Entry<K, StoredRecord<P>>> entries = region().scan(ScanCriteria.all());
    assertThat(entries.hasNext()).isFalse();
    assertThatThrownBy(entries::next).isInstanceOf(NoSuchElementException.class);
  }

  /** A scan returns keys and records as they were written. */
  @Test
  default void aScanMeetsWholeRecords() {
    StoredRecord<P> stored = put(record(LIVE));
    assertThat(scanned(ScanCriteria.all()))
        .singleElement()
        .satisfies(entry -> assertSame(entry.getValue(), stored))
        .satisfies(entry -> assertThat(entry.getKey()).isEqualTo(key()));
  }

  /** A scan of all entries includes expired and eternal ones. */
  @Test
  default void aScanOfAllMeetsExpiredLiveAndEternalEntries() {
    putExpiredLiveAndEternal();
    assertThat(keysScanned(ScanCriteria.all())).containsExactlyInAnyOrder(key(1), key(2), key(3));
  }

  /** A scan of live entries includes eternal ones and excludes expired ones. */
  @Test
  default void aScanOfLiveEntriesLeavesOutExpiredOnes() {
    putExpiredLiveAndEternal();
    assertThat(keysScanned(ScanCriteria.liveAt(NOW))).containsExactlyInAnyOrder(key(2), key(3));
  }

  /** A scan of expired entries excludes live and eternal ones. */
  @Test
  default void aScanOfExpiredEntriesLeavesOutLiveAndEternalOnes() {
    putExpiredLiveAndEternal();
    assertThat(keysScanned(ScanCriteria.expiredAt(NOW))).containsExactly(key(1));
  }

  /** An entry is expired at the instant of its deadline, and live one millisecond earlier. */
  @Test
  default void anEntryIsExpiredFromTheInstantOfItsDeadline() {
    put(record(new Deadline(NOW)));
    assertThat(keysScanned(ScanCriteria.expiredAt(NOW))).containsExactly(key());
    assertThat(keysScanned(ScanCriteria.liveAt(NOW))).isEmpty();
    assertThat(keysScanned(ScanCriteria.liveAt(NOW - 1))).containsExactly(key());
  }

  /** A range of deadlines includes its start and excludes its end. */
  @Test
  default void aScanOfARangeMeetsItsStartAndNotItsEnd() {
    IntStream.range(0, 4).forEach(i -> put(key(i), record(new Deadline(NOW + i))));
    assertThat(keysScanned(new ScanCriteria(NOW + 1, NOW + 3)))
        .containsExactlyInAnyOrder(key(1), key(2));
  }

  /** A scan compares the deadline that the last touch set. */
  @Test
  default void aScanGoesByTheDeadlineThatATouchSet() {
    StoredRecord<P> stored = put(record(EXPIRED));
    region().touch(key(), stored.version(), LIVE);
    assertThat(keysScanned(ScanCriteria.expiredAt(NOW))).isEmpty();
    assertThat(keysScanned(ScanCriteria.liveAt(NOW))).containsExactly(key());
  }

  /** A scan excludes an entry without one of the required texts. */
  @Test
  default void aScanLeavesOutEntriesThatHaveOtherMetadata() {
    put(key(1), record(10));
    put(key(2), record(11));
    put(key(3), new StoredRecord<>(12, LIVE, Map.of(), payload(12)));
    ScanCriteria eleven = ScanCriteria.all().having(Map.of("number", "11"));
    assertThat(keysScanned(eleven)).containsExactly(key(2));
    assertThat(metadataScanned(eleven)).extracting(EntryMetadata::key).containsExactly(key(2));
    assertThat(keysScanned(eleven.having(Map.of("number", "11", "other", "")))).isEmpty();
  }

  /** A scan of metadata returns the entries of a scan of records, without their payloads. */
  @Test
  default void aScanOfMetadataReturnsWhatAScanOfRecordsReturns() {
    StoredRecord<P> stored = put(record(LIVE));
    put(key(1), record(EXPIRED));
    assertThat(metadataScanned(ScanCriteria.liveAt(NOW)))
        .containsExactly(
            new EntryMetadata<>(key(), stored.version(), stored.deadline(), stored.metadata()));
    assertThat(metadataScanned(ScanCriteria.all())).hasSize(2);
  }

  /**
   * {@code removeAll} removes any number of scanned entries, except for those that changed
   * meanwhile.
   */
  @Test
  default void entriesOfAScanOfManyPagesAreRemovedUnlessTheyWereWrittenSince() {
    int many = MANY / 2;
    region()
        .writeAll(
            IntStream.range(0, many)
                .boxed()
                .collect(Collectors.toMap(this::key, number -> record())));
    List<EntryMetadata<K>> listed = metadataScanned(ScanCriteria.all());
    assertThat(listed).hasSize(many).extracting(EntryMetadata::key).doesNotHaveDuplicates();
    StoredRecord<P> rewritten = put(key(7), record());
    region().remove(key(8), WriteCondition.any());
    assertThat(region().removeAll(listed)).isEqualTo(many - 2);
    assertThat(keysScanned(ScanCriteria.all())).containsExactly(key(7));
    assertStored(key(7), rewritten);
    assertThat(region().removeAll(List.of())).isZero();
  }

  /**
   * After the last entry, {@code hasNext} returns false and {@code next} throws
   * NoSuchElementException.
   */
  @Test
  default void aScanEndsAfterItsLastEntry() {
    put(record());
    Iterator<Map.Entry<K, StoredRecord<P>>> entries = region().scan(ScanCriteria.all());
    entries.next();
    assertThat(entries.hasNext()).isFalse();
    assertThatThrownBy(entries::next).isInstanceOf(NoSuchElementException.class);
  }

  /**
   * A scan returns each entry that is stored during the whole scan exactly once, while other
   * entries are written and removed.
   */
  @Test
  default void aScanOfManyPagesMeetsEachStableEntryOnceWhileOthersAreWritten() {
    List<K> stable = IntStream.range(0, MANY).mapToObj(this::key).toList();
    stable.forEach(key -> put(key, record()));
    IntStream.range(2 * MANY, 3 * MANY).forEach(i -> put(key(i), record()));

    List<K> met = new ArrayList<>();
    Iterator<Map.Entry<K, StoredRecord<P>>> entries = region().scan(ScanCriteria.all());
    for (int i = 0; entries.hasNext(); i++) {
      met.add(entries.next().getKey());
      put(key(MANY + i % MANY), record());
      region().remove(key(2 * MANY + i % MANY), WriteCondition.any());
    }

    assertThat(met).containsAll(stable).doesNotHaveDuplicates();
  }

  /** Each entry can be removed as soon as the scan has returned it. */
  @Test
  default void entriesCanBeRemovedDuringAScan() {
    IntStream.range(0, MANY).forEach(i -> put(key(i), record()));
    region()
        .scan(ScanCriteria.all())
        .forEachRemaining(entry -> region().remove(entry.getKey(), WriteCondition.any()));
    assertThat(scanned(ScanCriteria.all())).isEmpty();
  }

  private void putExpiredLiveAndEternal() {
    put(key(1), record(EXPIRED));
    put(key(2), record(LIVE));
    put(key(3), record(Deadline.NEVER));
  }
}
