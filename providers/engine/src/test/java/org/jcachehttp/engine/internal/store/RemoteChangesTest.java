package org.jcachehttp.engine.internal.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jcachehttp.engine.internal.codec.KeyCodec;
import org.jcachehttp.engine.internal.codec.PayloadCodec;
import org.jcachehttp.storage.Deadline;
import org.jcachehttp.storage.EntryMetadata;
import org.jcachehttp.storage.StoredRecord;
import org.jcachehttp.storage.UnreadableValueException;
import org.junit.jupiter.api.Test;

/** Changes by other processes are reported to listeners, each once. */
class RemoteChangesTest {

  private static final long NOW = 1_800_000_000_000L;
  private static final StoredRecord<String> NONE = record(0, "none");

  private final List<String> events = new ArrayList<>();
  private final LocalChanges local = new LocalChanges();
  private final RemoteChanges<String, String, String, String> remote =
      new RemoteChanges<>(
          local,
          new Recorder(),
          new Keys(),
          new Texts(),
          InstantSource.fixed(Instant.ofEpochMilli(NOW)));

  @Test
  void changesByOtherProcessesAreReported() {
    change(NONE, record(1, "a"));
    change(record(1, "a"), record(2, "b"));
    change(record(2, "b"), NONE);
    assertThat(events).containsExactly("created a", "updated b from a", "removed b");
  }

  @Test
  void anEntryPastItsDeadlineIsReportedAsExpired() {
    StoredRecord<String> expired = record(1, "a").withDeadline(new Deadline(NOW));
    change(expired, NONE);
    change(expired, record(2, "b"));
    assertThat(events).containsExactly("expired a", "expired a", "created b");
  }

  @Test
  void aMovedDeadlineIsNotReported() {
    change(record(1, "a"), record(1, "a").withDeadline(new Deadline(NOW + 1)));
    assertThat(events).isEmpty();
  }

  @Test
  void changesByThisProcessAreNotReported() {
    local.begin();
    local.writing(1, () -> true);
    local.removing(1, () -> true);
    change(NONE, record(1, "a"));
    change(record(1, "a"), NONE);
    assertThat(events).isEmpty();
  }

  @Test
  void aWriteByThisProcessIsKnownBeforeItReturns() {
    local.begin();
    local.writing(
        1,
        () -> {
          change(NONE, record(1, "a"));
          return true;
        });
    assertThat(events).isEmpty();
  }

  @Test
  void aConflictIsNotAChangeByThisProcess() {
    local.begin();
    local.removing(1, () -> false);
    change(record(1, "a"), NONE);
    assertThat(events).containsExactly("removed a");
  }

  @Test
  void anUnreadableValueIsNotReportedAndDoesNotStopLaterReports() {
    change(NONE, record(1, "unreadable"));
    change(NONE, record(2, "b"));
    assertThat(events).containsExactly("created b");
  }

  /** JSR-107, CacheEntryEvent: a listener must be prepared for values that are not available. */
  @Test
  void anOldValueThatTheBackendDoesNotReportIsNull() {
    changeOfUnknown(record(1, "a"), record(2, "b"));
    changeOfUnknown(record(2, "b"), NONE);
    changeOfUnknown(record(3, "c").withDeadline(new Deadline(NOW)), NONE);
    assertThat(events).containsExactly("updated b from null", "removed null", "expired null");
  }

  @Test
  void aWriteByThisProcessIsKnownOnceAndNeedsNoReport() {
    local.begin();
    local.writing(1, () -> true);
    assertThat(remote.isKnown(1)).isTrue();
    assertThat(remote.isKnown(1)).isFalse();
    assertThat(remote.isKnown(2)).isFalse();
  }

  private void change(StoredRecord<String> before, StoredRecord<String> after) {
    Optional<StoredRecord<String>> old = present(before);
    remote.onChange(
        "key",
        old.map(record -> EntryMetadata.of("key", record)),
        old.map(StoredRecord::payload),
        present(after));
  }

  private void changeOfUnknown(StoredRecord<String> before, StoredRecord<String> after) {
    remote.onChange(
        "key",
        present(before).map(record -> EntryMetadata.of("key", record)),
        Optional.empty(),
        present(after));
  }

  private static Optional<StoredRecord<String>> present(StoredRecord<String> record) {
    return Optional.of(record).filter(each -> !each.equals(NONE));
  }

  private static StoredRecord<String> record(long version, String payload) {
    return new StoredRecord<>(version, Deadline.NEVER, Map.of(), payload);
  }

  private record Keys() implements KeyCodec<String, String> {
    @Override
    public String encode(String key) {
      return key;
    }

    @Override
    public Map<String, String> metadata(String key, String form) {
      return Map.of();
    }

    @Override
    public String decode(String form, Map<String, String> metadata) {
      return form;
    }
  }

  private record Texts() implements PayloadCodec<String, String> {
    @Override
    public String encode(String value) {
      return value;
    }

    @Override
    public Map<String, String> metadata(String value) {
      return Map.of();
    }

    @Override
    public String decode(String payload) throws UnreadableValueException {
      if (payload.equals("unreadable")) {
        throw new UnreadableValueException("damaged");
      }
      return payload;
    }
  }

  private final class Recorder implements EntryObserver<String, String> {
    @Override
    public void created(String key, String value) {
      events.add("created " + value);
    }

    @Override
    public void updated(String key, Supplier<String> oldValue, String value) {
      events.add("updated " + value + " from " + oldValue.get());
    }

    @Override
    public void removed(String key, Supplier<String> oldValue) {
      events.add("removed " + oldValue.get());
    }

    @Override
    public void expired(String key, Supplier<String> oldValue) {
      events.add("expired " + oldValue.get());
    }
  }
}
