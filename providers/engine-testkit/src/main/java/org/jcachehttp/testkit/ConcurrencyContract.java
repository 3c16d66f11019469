package org.jcachehttp.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jcachehttp.storage.Deadline;
import org.jcachehttp.storage.Region;
import org.jcachehttp.storage.ScanCriteria;
import org.jcachehttp.storage.StoredRecord;
import org.jcachehttp.storage.WriteCondition;
import org.junit.jupiter.api.Test;

/** Compare and change are one atomic step. */
interface ConcurrencyContract<K, P> extends Fixture<K, P> {

  /** The number of concurrent threads. */
  int THREADS = 8;

  /** The number of operations of each thread. */
  int ROUNDS = 100;

  /** A conditional write is one atomic step: no increment of a number is lost. */
  @Test
  default void concurrentIncrementsEndAtTheExactSum() {
    put(record(0));
    Region<K, P> region = region();
    Threads.run(THREADS, thread -> repeat(() -> increment(region, key())));
    assertSum(THREADS * ROUNDS);
  }

  /** A conditional write is atomic among two open storages at one place. */
  @Test
  default void incrementsThroughTwoStoragesEndAtTheExactSum() {
    assumeCapability(Capability.SHARED);
    put(record(0));
    List<Region<K, P>> regions =
        Stream.of(storage(), openAgain()).map(storage -> region(storage, "region")).toList();
    Threads.run(THREADS, thread -> repeat(() -> increment(regions.get(thread % 2), key())));
    assertSum(THREADS * ROUNDS);
  }

  /** Of concurrent writes if absent to one key, exactly one stores its record. */
  @Test
  default void aWriteIfAbsentHasOneWinnerPerKey() {
    Region<K, P> region = region();
    AtomicInteger winners = new AtomicInteger();
    Threads.run(
        THREADS,
        thread ->
            IntStream.range(0, ROUNDS)
                .filter(i -> region.write(key(i), WriteCondition.absent(), record()))
                .forEach(i -> winners.incrementAndGet()));
    assertThat(winners).hasValue(ROUNDS);
    assertThat(region.count()).isEqualTo(ROUNDS);
  }

  /** Of concurrent removals of one entry, exactly one returns true. */
  @Test
  default void aRemovalHasOneWinnerPerEntry() {
    IntStream.range(0, ROUNDS).forEach(i -> put(key(i), record()));
    Region<K, P> region = region();
    AtomicInteger winners = new AtomicInteger();
    Threads.run(
        THREADS,
        thread ->
            IntStream.range(0, ROUNDS)
                .filter(i -> region.remove(key(i), WriteCondition.any()))
                .forEach(i -> winners.incrementAndGet()));
    assertThat(winners).hasValue(ROUNDS);
    assertThat(region.count()).isZero();
  }

  /** A touch never restores a record that a concurrent write replaced. */
  @Test
  default void touchesDoNotUndoWrites() {
    put(record(0));
    Region<K, P> region = region();
    Threads.run(
        THREADS,
        thread ->
            repeat(
                () -> {
                  StoredRecord<P> seen = region.read(key()).orElseThrow();
                  region.touch(key(), seen.version(), new Deadline(NOW + thread));
                  increment(region, key());
                }));
    assertSum(THREADS * ROUNDS);
  }

  /** A concurrent touch does not change the version: a conditional write succeeds nevertheless. */
  @Test
  default void aTouchDoesNotMakeTheOnlyWriterLose() {
    put(record(0));
    Region<K, P> region = region();
    Threads.run(
        2,
        thread ->
            repeat(
                () -> {
                  long seen = region.read(key()).orElseThrow().version();
                  if (thread == 0) {
                    assertThat(region.write(key(), WriteCondition.version(seen), record()))
                        .isTrue();
                  } else {
                    region.touch(key(), seen, LIVE);
                  }
                }));
  }

  /** A read during writes and removals returns a whole record or none. */
  @Test
  default void anEntryThatComesAndGoesIsThereOrNotForItsReaders() {
    Region<K, P> region = region();
    Threads.run(
        THREADS,
        thread ->
            repeat(
                () -> {
                  region.write(key(), WriteCondition.any(), record());
                  region.read(key()).ifPresent(this::assertWhole);
                  region.remove(key(), WriteCondition.any());
                  region.read(key()).ifPresent(this::assertWhole);
                }));
  }

  /** A read or scan during writes returns the parts of one write, never of two. */
  @Test
  default void aReaderNeverSeesTwoWritesMixed() {
    put(record(0));
    Region<K, P> region = region();
    Threads.run(
        THREADS,
        thread ->
            repeat(
                () -> {
                  region.write(key(), WriteCondition.any(), record());
                  assertWhole(region.read(key()).orElseThrow());
                  region.scan(ScanCriteria.all()).forEachRemaining(this::assertWhole);
                }));
  }

  private void assertWhole(Map.Entry<K, StoredRecord<P>> entry) {
    assertWhole(entry.getValue());
  }

  private void assertWhole(StoredRecord<P> record) {
    assertSame(record, record(record.version()));
    assertThat(numberIn(record.payload())).isEqualTo(record.version());
  }

  private void assertSum(long expected) {
    assertThat(region().read(key()))
        .hasValueSatisfying(record -> assertThat(numberIn(record.payload())).isEqualTo(expected));
  }

  private static void repeat(Runnable step) {
    IntStream.range(0, ROUNDS).forEach(round -> step.run());
  }
}
