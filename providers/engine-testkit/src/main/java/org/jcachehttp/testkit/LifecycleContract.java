package org.jcachehttp.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jcachehttp.storage.Region;
import org.jcachehttp.storage.ScanCriteria;
import org.jcachehttp.storage.Storage;
import org.jcachehttp.storage.StorageException;
import org.jcachehttp.storage.StoredRecord;
import org.jcachehttp.storage.WriteCondition;
import org.junit.jupiter.api.Test;

/** Open, close, and open again. */
interface LifecycleContract<K, P> extends Fixture<K, P> {

  /** A storage has a description for messages. */
  @Test
  default void aStorageHasADescription() {
    assertThat(storage().description()).isNotBlank();
  }

  /** A storage that works says so, as often as it is asked, and stores nothing for the answer. */
  @Test
  default void aStorageThatWorksAnswersAPing() {
    StoredRecord<P> stored = put(record());
    assertThatCode(storage()::ping).doesNotThrowAnyException();
    assertThatCode(storage()::ping).doesNotThrowAnyException();
    assertStored(stored);
    assertThat(region().count()).isEqualTo(1);
  }

  /** The second {@code close} of a storage has no effect. */
  @Test
  default void closingAStorageTwiceIsHarmless() {
    put(record());
    storage().close();
    assertThatCode(storage()::close).doesNotThrowAnyException();
  }

  /** The second {@code close} of a region has no effect, and no {@code close} removes entries. */
  @Test
  default void closingARegionTwiceIsHarmlessAndKeepsItsEntries() {
    StoredRecord<P> stored = put(record());
    Region<K, P> closed = region();
    closed.close();
    assertThatCode(closed::close).doesNotThrowAnyException();
    assertStored(stored);
  }

  /**
   * A persistent storage has the entries of all regions, with touched deadlines, after it was
   * closed.
   */
  @Test
  default void aPersistentStorageFindsEverythingAgain() {
    assumeCapability(Capability.PERSISTENT);
    StoredRecord<P> expired = put(key(1), record(EXPIRED));
    StoredRecord<P> touched = put(key(2), record(EXPIRED));
    region().touch(key(2), touched.version(), LIVE);
    StoredRecord<P> elsewhere = record();
    region("other").write(key(1), WriteCondition.any(), elsewhere);

    storage().close();
    Storage reopened = openAgain();

    assertStored(region(reopened, "region"), key(1), expired);
    assertStored(region(reopened, "region"), key(2), touched.withDeadline(LIVE));
    assertStored(region(reopened, "other"), key(1), elsewhere);
    assertThat(region(reopened, "region").count()).isEqualTo(2);
  }

  /** A removal is persistent too. */
  @Test
  default void aRemovedEntryStaysRemovedInAPersistentStorage() {
    assumeCapability(Capability.PERSISTENT);
    put(record());
    region().remove(key(), WriteCondition.any());
    storage().close();
    assertThat(region(openAgain(), "region").read(key())).isEmpty();
  }

  /** Two open storages at one place read and remove each other's entries at once. */
  @Test
  default void twoStoragesAtOnePlaceHoldTheSameEntries() {
    assumeCapability(Capability.SHARED);
    Region<K, P> theirs = region(openAgain(), "region");
    StoredRecord<P> stored = put(record());
    assertStored(theirs, key(), stored);
    assertThat(theirs.remove(key(), WriteCondition.version(stored.version()))).isTrue();
    assertNothingStored();
  }

  /** A region that another storage destroyed is empty, and stores new entries. */
  @Test
  default void aRegionDestroyedByOneStorageIsEmptyInTheOtherAndWorks() {
    assumeCapability(Capability.SHARED);
    put(record());
    openAgain().destroy("region");
    assertNothingStored();
    assertStored(put(record()));
  }

  /**
   * Every operation on a closed persistent storage throws StorageException, which says "closed".
   */
  @Test
  default void aPersistentStorageThatIsClosedSaysSo() {
    assumeCapability(Capability.PERSISTENT);
    Region<K, P> region = region();
    put(record());
    storage().close();
    assertSaysClosed(() -> region.read(key()));
    assertSaysClosed(() -> region.write(key(), WriteCondition.any(), record()));
    assertSaysClosed(() -> region.remove(key(), WriteCondition.any()));
    assertSaysClosed(() -> region.touch(key(), 1, LIVE));
    assertSaysClosed(() -> region.scan(ScanCriteria.all()).next());
    assertSaysClosed(() -> region.purgeExpired(NOW));
    assertSaysClosed(() -> region("another"));
    assertSaysClosed(() -> storage().destroy("region"));
    assertSaysClosed(storage()::ping);
  }

  /** An operation keeps the interrupt status of its thread, whether it succeeds or fails. */
  @Test
  default void anInterruptedThreadStaysInterrupted() {
    Region<K, P> region = region();
    assertStaysInterrupted(() -> region.read(key()));
    put(record());
    assertStaysInterrupted(() -> region.read(key()));
    assertStaysInterrupted(() -> region.write(key(), WriteCondition.any(), record()));
    assertStaysInterrupted(() -> region.write(key(), WriteCondition.absent(), record()));
    assertStaysInterrupted(() -> region.remove(key(), WriteCondition.any()));
    assertStaysInterrupted(storage()::ping);
    assertStaysInterrupted(() -> scanned(ScanCriteria.all()));
  }

  /** An interrupted call may succeed or fail. */
  private static void assertStaysInterrupted(Runnable use) {
    Thread.currentThread().interrupt();
    try {
      use.run();
    } catch (StorageException interrupted) {
      assertThat(interrupted).hasMessageNotContaining("no connection");
    } finally {
      assertThat(Thread.interrupted()).isTrue();
    }
  }

  private static void assertSaysClosed(ThrowingCallable use) {
    assertThatThrownBy(use).isInstanceOf(StorageException.class).hasMessageContaining("closed");
  }
}
