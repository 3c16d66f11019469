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

  /** A deadline before {@link #NOW}. */
  Deadline EXPIRED = new Deadline(NOW - 1);

  /** A deadline after {@link #NOW}. */
  Deadline LIVE = new Deadline(NOW + 1);

  /** The last version that {@link #mintVersion} returned. */
  AtomicLong VERSIONS = new AtomicLong();

  /** {@return the optional capabilities of the backend under test; tests of others are skipped} */
  Set<Capability> capabilities();

  /** {@return the storage that was opened before the test} */
  Storage storage();

  /** {@return another storage at the same place, which is closed after the test} */
  Storage openAgain();

  /**
   * Opens a region.
   *
   * @param storage the storage with the region
   * @param name the name of the region, any text
   * @return the open region
   */
  Region<K, P> region(Storage storage, String name);

  /**
   * {@return the key of a number; different numbers have different keys}
   *
   * @param number a number from 0
   */
  K key(int number);

  /**
   * {@return the payload of a number; equal numbers have equal payloads}
   *
   * @param number any number
   */
  P payload(long number);

  /**
   * {@return the number of a payload}
   *
   * @param payload a payload that {@link #payload} returned
   */
  long numberIn(P payload);

  /** {@return the region under test, named {@code region}} */
  default Region<K, P> region() {
    return region("region");
  }

  /**
   * {@return the region of that name in the storage under test}
   *
   * @param name the name of the region, any text
   */
  default Region<K, P> region(String name) {
    return region(storage(), name);
  }

  /** {@return the key of tests with a single entry} */
  default K key() {
    return key(0);
  }

  /** {@return a version that no other record has} */
  default long mintVersion() {
    return VERSIONS.incrementAndGet();
  }

  /** {@return an eternal record with a new version, and the version as its number} */
  default StoredRecord<P> record() {
    return record(mintVersion());
  }

  /**
   * {@return a record with a new version, and the version as its number}
   *
   * @param deadline the deadline of the record
   */
  default StoredRecord<P> record(Deadline deadline) {
    return record().withDeadline(deadline);
  }

  /**
   * {@return an eternal record with the number as its version, metadata and payload}
   *
   * @param number any number
   */
  default StoredRecord<P> record(long number) {
    return new StoredRecord<>(
        number, Deadline.NEVER, Map.of("number", Long.toString(number)), payload(number));
  }

  /**
   * Writes the record unconditionally into the region under test.
   *
   * @param key the key
   * @param record the record to store
   * @return the same record
   */
  default StoredRecord<P> put(K key, StoredRecord<P> record) {
    assertThat(region().write(key, WriteCondition.any(), record)).isTrue();
    return record;
  }

  /**
   * Writes the record unconditionally under {@link #key()}.
   *
   * @param record the record to store
   * @return the same record
   */
  default StoredRecord<P> put(StoredRecord<P> record) {
    return put(key(), record);
  }

  /**
   * Increments the number under the key, and repeats after a conflict.
   *
   * @param region the region with the entry
   * @param key the key of an entry that is stored
   */
  default void increment(Region<K, P> region, K key) {
    StoredRecord<P> stored = region.read(key).orElseThrow();
    long sum = numberIn(stored.payload()) + 1;
    StoredRecord<P> next =
        new StoredRecord<>(mintVersion(), Deadline.NEVER, Map.of(), payload(sum));
    if (!region.write(key, WriteCondition.version(stored.version()), next)) {
      increment(region, key);
    }
  }

  /**
   * {@return the entries that a scan of the region under test returns, in its order}
   *
   * @param criteria the criteria of the scan
   */
  default List<Map.Entry<K, StoredRecord<P>>> scanned(ScanCriteria criteria) {
    return drained(region().scan(criteria));
  }

  /**
   * {@return the keys that a scan of the region under test returns, in its order}
   *
   * @param criteria the criteria of the scan
   */
  default List<K> keysScanned(ScanCriteria criteria) {
    return scanned(criteria).stream().map(Map.Entry::getKey).toList();
  }

  /**
   * {@return the entries that a scan of metadata returns, in its order}
   *
   * @param criteria the criteria of the scan
   */
  default List<EntryMetadata<K>> metadataScanned(ScanCriteria criteria) {
    List<EntryMetadata<K>> all = new ArrayList<>();
    region().scanMetadata(criteria).forEachRemaining(all::add);
    return all;
  }

  /**
   * {@return the remaining entries of an iterator}
   *
   * @param entries the iterator, which has no entry left afterwards
   */
  default List<Map.Entry<K, StoredRecord<P>>> drained(
      Iterator<Map.Entry<K, StoredRecord<P>>> entries) {
    List<Map.Entry<K, StoredRecord<P>>> all = new ArrayList<>();
    entries.forEachRemaining(all::add);
    return all;
  }

  /**
   * Asserts that the record is stored under {@link #key()}.
   *
   * @param expected the record with its version, deadline, metadata and payload
   */
  default void assertStored(StoredRecord<P> expected) {
    assertStored(key(), expected);
  }

  /**
   * Asserts that the record is stored in the region under test.
   *
   * @param key the key
   * @param expected the record with its version, deadline, metadata and payload
   */
  default void assertStored(K key, StoredRecord<P> expected) {
    assertStored(region(), key, expected);
  }

  /**
   * Asserts that the record is stored in a region.
   *
   * @param region the region
   * @param key the key
   * @param expected the record with its version, deadline, metadata and payload
   */
  default void assertStored(Region<K, P> region, K key, StoredRecord<P> expected) {
    assertThat(region.read(key)).hasValueSatisfying(actual -> assertSame(actual, expected));
  }

  /**
   * Asserts that two records have the same version, deadline, metadata and payload.
   *
   * @param actual the record that was read
   * @param expected the record that was written
   */
  default void assertSame(StoredRecord<P> actual, StoredRecord<P> expected) {
    assertThat(actual.version()).isEqualTo(expected.version());
    assertThat(actual.deadline()).isEqualTo(expected.deadline());
    assertThat(actual.metadata()).isEqualTo(expected.metadata());
    assertThat((Object) actual.payload()).isEqualTo(expected.payload());
  }

  /** Asserts that no record is stored under {@link #key()}. */
  default void assertNothingStored() {
    assertThat(region().read(key())).isEmpty();
  }

  /**
   * Skips the test unless the backend declares the capability.
   *
   * @param capability the capability that the test requires
   */
  default void assumeCapability(Capability capability) {
    assumeThat(capabilities())
        .as("this backend does not declare %s", capability)
        .contains(capability);
  }
}
