package org.jcachehttp.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.IntStream;
import org.jcachehttp.storage.Deadline;
import org.jcachehttp.storage.Region;
import org.jcachehttp.storage.StoredRecord;
import org.jcachehttp.storage.WriteCondition;
import org.jcachehttp.testkit.Await;
import org.jcachehttp.testkit.TestRecords;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Expired entries are deleted by one process. */
@Timeout(120)
@ParameterizedClass
@EnumSource
class SweeperTest {

  private static final long NOW = 1_800_000_000_000L;
  private static final long MARGIN = Deadline.NATIVE_TTL_MARGIN.toMillis();
  private static final Map<String, ?> NEVER = Map.of("sweep-interval", "0");

  private final TestDatabase database;
  private final String tables = TestDatabase.newTables();

  SweeperTest(TestDatabase database) {
    this.database = database;
  }

  private JdbcStorage openAt(long millis) {
    return database.open(tables, NEVER, () -> Instant.ofEpochMilli(millis));
  }

  private static void write(Region<String, byte[]> region, String key, Deadline deadline) {
    region.write(key, WriteCondition.any(), TestRecords.ofSize(10).withDeadline(deadline));
  }

  @Test
  void entriesOfAllRegionsAreDeletedAMinuteAfterTheirDeadline() {
    try (JdbcStorage storage = openAt(NOW)) {
      Region<String, byte[]> one = storage.open("one");
      Region<String, byte[]> other = storage.open("other");
      write(one, "expired", new Deadline(NOW - MARGIN));
      write(other, "expired", new Deadline(0));
      write(one, "just expired", new Deadline(NOW - MARGIN + 1));
      write(one, "eternal", Deadline.NEVER);
      storage.sweep();
      assertThat(other.count()).isZero();
      assertThat(one.count()).isEqualTo(2);
      assertThat(one.read("just expired")).isPresent();
    }
  }

  @Test
  void aSweepHasAsManyBatchesAsItNeeds() {
    try (JdbcStorage storage = openAt(NOW)) {
      Region<String, byte[]> region = storage.open("region");
      Map<String, StoredRecord<byte[]>> records = new HashMap<>();
      IntStream.range(0, Statements.BATCH + 10)
          .forEach(
              i -> records.put("key" + i, TestRecords.ofSize(1).withDeadline(new Deadline(i))));
      region.writeAll(records);
      storage.sweep();
      assertThat(region.count()).isZero();
    }
  }

  @Test
  void anotherProcessSweepsOnlyAfterTheEndOfTheLease() {
    try (JdbcStorage first = openAt(NOW);
        JdbcStorage second = openAt(NOW);
        JdbcStorage later = openAt(NOW + 3_600_000)) {
      Region<String, byte[]> region = first.open("region");
      first.sweep();
      write(region, "expired", new Deadline(0));
      second.sweep();
      assertThat(region.count()).isEqualTo(1);
      later.sweep();
      assertThat(region.count()).isZero();
    }
  }

  @Test
  void theSweeperRunsByItself() {
    try (JdbcStorage storage = database.open(tables, Map.of("sweep-interval", "50ms"))) {
      Region<String, byte[]> region = storage.open("region");
      write(region, "expired", new Deadline(0));
      Await.until(() -> region.count() == 0);
    }
  }
}
