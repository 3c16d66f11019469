package org.jcachehttp.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.jcachehttp.storage.Deadline;
import org.jcachehttp.storage.EntryMetadata;
import org.jcachehttp.storage.Region;
import org.jcachehttp.storage.ScanCriteria;
import org.jcachehttp.storage.Storage;
import org.jcachehttp.storage.StoredRecord;
import org.jcachehttp.storage.WriteCondition;

/** The vocabulary of the contract's tests. */
interface Fixture<K, P> {

  /** The current time of tests about deadlines, epoch milliseconds. */
  long NOW = 1_800_000_000_000L;

  Deadline EXPIRED = new Deadline(NOW - 1);
  Deadline LIVE = new Deadline(NOW + 1);

  AtomicLong VERSIONS = new AtomicLong();

  Set<Capability> capabilities();

  Storage storage();

  Storage openAgain();

  Region<K, P> region(Storage storage, String name);

  K key(int number);

  P payload(long number);

  long numberIn(P payload);

  default Region<K, P> region() {
    return region("region");
  }

  default Region<K, P> region(String name) {
    return region(storage(), name);
  }

  default K key() {
    return key(0);
  }

  default long mintVersion() {
    return VERSIONS.incrementAndGet();
  }

  default StoredRecord<P> record() {
    return record(mintVersion());
  }

  default StoredRecord<P> record(Deadline deadline) {
    return record().withDeadline(deadline);
  }

  default StoredRecord<P> record(long number) {
    return new StoredRecord<>(
        number, Deadline.NEVER, Map.of("number", Long.toString(number)), payload(number));
  }

  default StoredRecord<P> put(K key, StoredRecord<P> record) {
    assertThat(region().write(key, WriteCondition.any(), record)).isTrue();
    return record;
  }

  default StoredRecord<P> put(StoredRecord<P> record) {
    return put(key(), record);
  }

  /** Increments the number under the key, and repeats after a conflict. */
  default void increment(Region<K, P> region, K key) {
    StoredRecord<P> stored = region.read(key).orElseThrow();
    long sum = numberIn(stored.payload()) + 1;
    StoredRecord<P> next =
        new StoredRecord<>(mintVersion(), Deadline.NEVER, Map.of(), payload(sum));
    if (!region.write(key, WriteCondition.version(stored.version()), next)) {
      increment(region, key);
    }
  }

  default List<Map.Entry<K, StoredRecord<P>>> scanned(ScanCriteria criteria) {
    return drained(region().scan(criteria));
  }

  default List<K> keysScanned(ScanCriteria criteria) {
    return scanned(criteria).stream().map(Map.Entry::getKey).toList();
  }

  default List<EntryMetadata<K>> headsScanned(ScanCriteria criteria) {
    List<EntryMetadata<K>> all = new ArrayList<>();
    region().scanMetadata(criteria).forEachRemaining(all::add);
    return all;
  }

  default List<Map.Entry<K, StoredRecord<P>>> drained(
      Iterator<Map.Entry<K, StoredRecord<P>>> entries) {
    List<Map.Entry<K, StoredRecord<P>>> all = new ArrayList<>();
    entries.forEachRemaining(all::add);
    return all;
  }

  default void assertStored(StoredRecord<P> expected) {
    assertStored(key(), expected);
  }

  default void assertStored(K key, StoredRecord<P> expected) {
    assertStored(region(), key, expected);
  }

  default void assertStored(Region<K, P> region, K key, StoredRecord<P> expected) {
    assertThat(region.read(key)).hasValueSatisfying(actual -> assertSame(actual, expected));
  }

  default void assertSame(StoredRecord<P> actual, StoredRecord<P> expected) {
    assertThat(actual.version()).isEqualTo(expected.version());
    assertThat(actual.deadline()).isEqualTo(expected.deadline());
    assertThat(actual.metadata()).isEqualTo(expected.metadata());
    assertThat((Object) actual.payload()).isEqualTo(expected.payload());
  }

  default void assertNothingStored() {
    assertThat(region().read(key())).isEmpty();
  }

  default void assumeCapability(Capability capability) {
    assumeThat(capabilities())
        .as("this backend does not declare %s", capability)
        .contains(capability);
  }
}
