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

  @Test
  default void aScanOfAnEmptyRegionMeetsNothing() {
    Iterator<Map.Entry<K, StoredRecord<P>>> entries = region().scan(ScanCriteria.all());
    assertThat(entries.hasNext()).isFalse();
    assertThatThrownBy(entries::next).isInstanceOf(NoSuchElementException.class);
  }

  @Test
  default void aScanMeetsWholeRecords() {
    StoredRecord<P> stored = put(record(LIVE));
    assertThat(scanned(ScanCriteria.all()))
        .singleElement()
        .satisfies(entry -> assertSame(entry.getValue(), stored))
        .satisfies(entry -> assertThat(entry.getKey()).isEqualTo(key()));
  }

  @Test
  default void aScanOfAllMeetsExpiredLiveAndEternalEntries() {
    putExpiredLiveAndEternal();
    assertThat(keysScanned(ScanCriteria.all())).containsExactlyInAnyOrder(key(1), key(2), key(3));
  }

  @Test
  default void aScanOfLiveEntriesLeavesOutExpiredOnes() {
    putExpiredLiveAndEternal();
    assertThat(keysScanned(ScanCriteria.liveAt(NOW))).containsExactlyInAnyOrder(key(2), key(3));
  }

  @Test
  default void aScanOfExpiredEntriesLeavesOutLiveAndEternalOnes() {
    putExpiredLiveAndEternal();
    assertThat(keysScanned(ScanCriteria.expiredAt(NOW))).containsExactly(key(1));
  }

  @Test
  default void anEntryIsExpiredFromTheInstantOfItsDeadline() {
    put(record(new Deadline(NOW)));
    assertThat(keysScanned(ScanCriteria.expiredAt(NOW))).containsExactly(key());
    assertThat(keysScanned(ScanCriteria.liveAt(NOW))).isEmpty();
    assertThat(keysScanned(ScanCriteria.liveAt(NOW - 1))).containsExactly(key());
  }

  @Test
  default void aScanOfARangeMeetsItsStartAndNotItsEnd() {
    IntStream.range(0, 4).forEach(i -> put(key(i), record(new Deadline(NOW + i))));
    assertThat(keysScanned(new ScanCriteria(NOW + 1, NOW + 3)))
        .containsExactlyInAnyOrder(key(1), key(2));
  }

  @Test
  default void aScanGoesByTheDeadlineThatATouchSet() {
    StoredRecord<P> stored = put(record(EXPIRED));
    region().touch(key(), stored.version(), LIVE);
    assertThat(keysScanned(ScanCriteria.expiredAt(NOW))).isEmpty();
    assertThat(keysScanned(ScanCriteria.liveAt(NOW))).containsExactly(key());
  }

  @Test
  default void aScanLeavesOutEntriesThatHaveOtherMetadata() {
    put(key(1), record(10));
    put(key(2), record(11));
    put(key(3), new StoredRecord<>(12, LIVE, Map.of(), payload(12)));
    ScanCriteria eleven = ScanCriteria.all().having(Map.of("number", "11"));
    assertThat(keysScanned(eleven)).containsExactly(key(2));
    assertThat(headsScanned(eleven)).extracting(EntryMetadata::key).containsExactly(key(2));
    assertThat(keysScanned(eleven.having(Map.of("number", "11", "other", "")))).isEmpty();
  }

  @Test
  default void headsAreWhatAScanMeetsWithoutThePayload() {
    StoredRecord<P> stored = put(record(LIVE));
    put(key(1), record(EXPIRED));
    assertThat(headsScanned(ScanCriteria.liveAt(NOW)))
        .containsExactly(
            new EntryMetadata<>(key(), stored.version(), stored.deadline(), stored.metadata()));
    assertThat(headsScanned(ScanCriteria.all())).hasSize(2);
  }

  @Test
  default void allHeadsOfManyPagesAreMetAndErasedUnlessTheyWereWrittenSince() {
    int many = MANY / 2;
    region()
        .writeAll(
            IntStream.range(0, many)
                .boxed()
                .collect(Collectors.toMap(this::key, number -> record())));
    List<EntryMetadata<K>> heads = headsScanned(ScanCriteria.all());
    assertThat(heads).hasSize(many).extracting(EntryMetadata::key).doesNotHaveDuplicates();
    StoredRecord<P> rewritten = put(key(7), record());
    region().remove(key(8), WriteCondition.any());
    assertThat(region().removeAll(heads)).isEqualTo(many - 2);
    assertThat(keysScanned(ScanCriteria.all())).containsExactly(key(7));
    assertStored(key(7), rewritten);
    assertThat(region().removeAll(List.of())).isZero();
  }

  @Test
  default void aScanEndsAfterItsLastEntry() {
    put(record());
    Iterator<Map.Entry<K, StoredRecord<P>>> entries = region().scan(ScanCriteria.all());
    entries.next();
    assertThat(entries.hasNext()).isFalse();
    assertThatThrownBy(entries::next).isInstanceOf(NoSuchElementException.class);
  }

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

  @Test
  default void whatAScanMeetsCanBeErasedOnTheWay() {
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
