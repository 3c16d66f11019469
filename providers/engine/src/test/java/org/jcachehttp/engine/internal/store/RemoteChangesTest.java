package org.jcachehttp.engine.internal.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jcachehttp.storage.Deadline;
import org.jcachehttp.storage.EntryChange;
import org.jcachehttp.storage.StoredRecord;
import org.jcachehttp.storage.UnreadableValueException;
import org.junit.jupiter.api.Test;

/** Which changes of a region are somebody else's, and what listeners hear of them. */
class RemoteChangesTest {

  private static final long NOW = 1_800_000_000_000L;
  private static final StoredRecord<String> NONE = record(0, "none");

  private final List<String> told = new ArrayList<>();
  private final LocalChanges own = new LocalChanges();
  private final RemoteChanges<String, String, String, String> others =
      new RemoteChanges<>(
          own,
          new Told(),
          EntryChange::key,
          RemoteChangesTest::read,
          InstantSource.fixed(Instant.ofEpochMilli(NOW)));

  @Test
  void whatOthersDoIsTold() {
    change(NONE, record(1, "a"));
    change(record(1, "a"), record(2, "b"));
    change(record(2, "b"), NONE);
    assertThat(told).containsExactly("created a", "updated b from a", "removed b");
  }

  @Test
  void whatWasPastItsDeadlineHasExpired() {
    StoredRecord<String> expired = record(1, "a").withDeadline(new Deadline(NOW));
    change(expired, NONE);
    change(expired, record(2, "b"));
    assertThat(told).containsExactly("expired a", "expired a", "created b");
  }

  @Test
  void aDeadlineThatIsMovedIsNoEvent() {
    change(record(1, "a"), record(1, "a").withDeadline(new Deadline(NOW + 1)));
    assertThat(told).isEmpty();
  }

  @Test
  void whatThisProcessDidIsNotToldAgain() {
    own.begin();
    own.writing(1, () -> true);
    own.removing(1, () -> true);
    change(NONE, record(1, "a"));
    change(record(1, "a"), NONE);
    assertThat(told).isEmpty();
  }

  @Test
  void whatThisProcessDidIsKnownBeforeItReturns() {
    own.begin();
    own.writing(
        1,
        () -> {
          change(NONE, record(1, "a"));
          return true;
        });
    assertThat(told).isEmpty();
  }

  @Test
  void aSwapThatThisProcessLostIsNotItsOwn() {
    own.begin();
    own.removing(1, () -> false);
    change(record(1, "a"), NONE);
    assertThat(told).containsExactly("removed a");
  }

  @Test
  void aValueThatCannotBeReadIsNotToldAndFailsNobody() {
    change(NONE, record(1, "scanUnreadable"));
    change(NONE, record(2, "b"));
    assertThat(told).containsExactly("created b");
  }

  private void change(StoredRecord<String> before, StoredRecord<String> after) {
    others.accept(new EntryChange<>("key", present(before), present(after)));
  }

  private static Optional<StoredRecord<String>> present(StoredRecord<String> record) {
    return Optional.of(record).filter(each -> !each.equals(NONE));
  }

  private static StoredRecord<String> record(long version, String payload) {
    return new StoredRecord<>(version, Deadline.NEVER, Map.of(), payload);
  }

  private static String read(StoredRecord<String> record) {
    if (record.payload().equals("scanUnreadable")) {
      throw new UnreadableEntryException(new UnreadableValueException("damaged"));
    }
    return record.payload();
  }

  private final class Told implements EntryObserver<String, String> {
    @Override
    public void created(String key, String value) {
      told.add("created " + value);
    }

    @Override
    public void updated(String key, Supplier<String> oldValue, String value) {
      told.add("updated " + value + " from " + oldValue.get());
    }

    @Override
    public void removed(String key, Supplier<String> oldValue) {
      told.add("removed " + oldValue.get());
    }

    @Override
    public void expired(String key, Supplier<String> oldValue) {
      told.add("expired " + oldValue.get());
    }
  }
}
