package org.jcachehttp.redis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import org.jcachehttp.storage.ChangeListener;
import org.jcachehttp.storage.Deadline;
import org.jcachehttp.storage.EntryMetadata;
import org.jcachehttp.storage.StorageException;
import org.jcachehttp.storage.StoredRecord;
import org.jcachehttp.testkit.Await;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Changes are reported with the values that the entries have later. */
@Timeout(60)
class ChangeReportsTest {

  private final Map<String, StoredRecord<byte[]>> stored = new ConcurrentHashMap<>();
  private final Set<String> reads = ConcurrentHashMap.newKeySet();
  private final List<String> reported = Collections.synchronizedList(new ArrayList<>());
  private final CountDownLatch mayReport = new CountDownLatch(1);
  private final ChangeReports reports = new ChangeReports("region", this::read, new Listener());

  @AfterEach
  void close() {
    reports.closed();
  }

  private Map<String, StoredRecord<byte[]>> read(Collection<String> keys) {
    if (keys.contains("unavailable")) {
      throw new StorageException("unavailable");
    }
    reads.addAll(keys);
    return Map.copyOf(stored);
  }

  private void store(String key, long version, int value) {
    stored.put(
        key, new StoredRecord<>(version, Deadline.NEVER, Map.of(), new byte[] {(byte) value}));
  }

  private static Change written(String key, long version) {
    return new Change.Written(key, Optional.empty(), version);
  }

  private static Change removed(String key, long version) {
    return new Change.Removed(key, entry(key, version));
  }

  private static Optional<EntryMetadata<String>> entry(String key, long version) {
    return Optional.of(new EntryMetadata<>(key, version, Deadline.NEVER, Map.of()));
  }

  private void awaitReports(String... expected) {
    mayReport.countDown();
    Await.until(() -> reported.size() >= expected.length);
    assertThat(reported).containsExactly(expected);
  }

  @Test
  void aChangeIsReportedWithItsVersionAndTheValueOfALaterOne() {
    store("key", 2, 20);
    reports.received(written("key", 1));
    reports.received(new Change.Written("key", entry("key", 1), 2));
    awaitReports("key absent -> 1 20", "key 1 -> 2 20");
  }

  @Test
  void anEntryThatIsGoneMeanwhileIsReportedAsRemovedOnly() {
    reports.received(written("key", 1));
    reports.received(removed("key", 1));
    awaitReports("key 1 -> absent");
  }

  @Test
  void ownWritesMovedDeadlinesForeignValuesAndAClearAreNotReported() {
    store("own", 7, 1);
    store("key", 1, 10);
    reports.received(written("own", 7));
    reports.received(new Change.Touched("key"));
    reports.received(new Change.Removed("key", Optional.empty()));
    reports.received(new Change.Cleared());
    reports.received(written("key", 1));
    awaitReports("key absent -> 1 10");
    assertThat(reads).containsExactly("key");
  }

  @Test
  void aFailedReadDoesNotStopLaterReports() {
    mayReport.countDown();
    reports.received(written("unavailable", 1));
    Await.until(
        () -> {
          store("key", 1, 10);
          reports.received(written("key", 1));
          return !reported.isEmpty();
        });
    assertThat(reported).contains("key absent -> 1 10");
  }

  /** The memory of this process is not filled by what a slow listener did not take yet. */
  @Test
  void changesAboveTheLimitAreLost() {
    int sent = 2 * ChangeReports.MAX_PENDING;
    for (int number = 0; number < sent; number++) {
      reports.received(removed("key", number));
    }
    mayReport.countDown();
    Await.until(() -> reported.size() >= ChangeReports.MAX_PENDING);
    Await.until(
        () -> {
          reports.received(removed("last", 1));
          return reported.contains("last 1 -> absent");
        });
    assertThat(reported.indexOf("last 1 -> absent")).isLessThan(sent);
  }

  private final class Listener implements ChangeListener<String, byte[]> {

    @Override
    public boolean isKnown(long version) {
      return version == 7;
    }

    @Override
    public void onChange(
        String key,
        Optional<EntryMetadata<String>> before,
        Optional<byte[]> oldPayload,
        Optional<StoredRecord<byte[]>> after) {
      Await.until(() -> mayReport.getCount() == 0);
      assertThat(oldPayload).isEmpty();
      reported.add(
          (key + " " + before.map(entry -> "" + entry.version()).orElse("absent"))
              + " -> "
              + after.map(record -> record.version() + " " + record.payload()[0]).orElse("absent"));
    }
  }
}
