package org.jcachehttp.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;
import org.jcachehttp.storage.Deadline;
import org.jcachehttp.storage.InvalidationListener;
import org.jcachehttp.storage.Region;
import org.jcachehttp.storage.StorageConfigurationException;
import org.jcachehttp.storage.StoredRecord;
import org.jcachehttp.storage.WriteCondition;
import org.jcachehttp.testkit.Await;
import org.jcachehttp.testkit.TestRecords;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** PostgreSQL announces changes to the near caches of other processes. */
@Timeout(120)
class AnnouncementsTest {

  private static final Map<String, ?> ANNOUNCE = Map.of("announce", "true");

  private final String tables = TestDatabase.newTables();
  private final Heard heard = new Heard();

  private JdbcStorage open(Map<String, ?> options) {
    return TestDatabase.POSTGRESQL.open(tables, options);
  }

  private Region<String, byte[]> listening(JdbcStorage storage) {
    Region<String, byte[]> region = storage.open("region");
    assertThat(region.subscribe(heard)).isTrue();
    Await.until(() -> heard.messages.contains("connected"));
    return region;
  }

  private static StoredRecord<byte[]> record(long version) {
    return new StoredRecord<>(version, Deadline.NEVER, Map.of(), new byte[3]);
  }

  @Test
  void theChangesOfAnyProcessAreAnnounced() {
    try (JdbcStorage storage = open(ANNOUNCE);
        JdbcStorage other = open(Map.of())) {
      listening(storage);
      Region<String, byte[]> theirs = other.open("region");
      theirs.write("a b\u00e9", WriteCondition.absent(), record(7));
      theirs.write("a b\u00e9", WriteCondition.any(), record(-8));
      theirs.write("a b\u00e9", WriteCondition.version(-8), record(9));
      theirs.touch("a b\u00e9", 9, new Deadline(Long.MAX_VALUE - 1));
      theirs.remove("a b\u00e9", WriteCondition.any());
      other.open("another").write("key", WriteCondition.any(), record(1));
      theirs.writeAll(Map.of("last", record(10)));
      heard.await("written last 10");
      assertThat(heard.messages)
          .containsExactly(
              "connected",
              "written a b\u00e9 7",
              "written a b\u00e9 -8",
              "written a b\u00e9 9",
              "changed a b\u00e9",
              "changed a b\u00e9",
              "written last 10");
    }
  }

  @Test
  void manyRemovedEntriesAreOneMessageAndExpiredOnesNone() {
    try (JdbcStorage storage = open(ANNOUNCE)) {
      Region<String, byte[]> region = listening(storage);
      Map<String, StoredRecord<byte[]>> many = new HashMap<>();
      IntStream.range(0, 1_100).forEach(i -> many.put("key" + i, record(i)));
      region.writeAll(many);
      region.write("old", WriteCondition.any(), record(1).withDeadline(new Deadline(1)));
      storage.sweep();
      region.clear();
      heard.await("cleared");
      assertThat(heard.messages).doesNotContain("changed old", "changed key1");
    }
  }

  @Test
  void aClosedRegionHearsNothing() {
    try (JdbcStorage storage = open(ANNOUNCE)) {
      Region<String, byte[]> region = listening(storage);
      region.close();
      Heard later = new Heard();
      Region<String, byte[]> another = storage.open("region");
      assertThat(another.subscribe(later)).isTrue();
      another.write("key", WriteCondition.any(), record(1));
      later.await("written key 1");
      assertThat(heard.messages).containsExactly("connected");
    }
  }

  @Test
  void aLostConnectionIsReportedAndMadeAgain() throws SQLException {
    try (JdbcStorage storage = open(ANNOUNCE)) {
      Region<String, byte[]> region = listening(storage);
      TestDatabase.POSTGRESQL.execute(
          "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE query = 'SELECT 1'"
              + " OR query LIKE 'LISTEN%'");
      heard.await("disconnected");
      Await.until(() -> heard.messages.stream().filter("connected"::equals).count() == 2);
      Await.until(
          () -> {
            TestRecords.write(region, "key", 1);
            return heard.messages.stream().anyMatch(each -> each.startsWith("written key"));
          });
    }
  }

  @Test
  void withoutTheOptionNothingIsAnnounced() {
    try (JdbcStorage storage = open(Map.of())) {
      assertThat(storage.open("region").subscribe(heard)).isFalse();
    }
  }

  @Test
  void anotherDatabaseRefusesTheOption() {
    try (JdbcStorage storage = TestDatabase.H2.open(tables, ANNOUNCE)) {
      assertThatThrownBy(storage::ping)
          .isInstanceOf(StorageConfigurationException.class)
          .hasMessageContaining("announce=true needs PostgreSQL");
    }
  }

  @Test
  void missingTriggersAreNotCreatedIfTheyMustExist() {
    try (JdbcStorage creator = open(Map.of());
        JdbcStorage storage = open(Map.of("announce", "true", "create-table", "false"))) {
      creator.ping();
      assertThatThrownBy(storage::ping)
          .isInstanceOf(StorageConfigurationException.class)
          .hasMessageContaining("postgresql-announce.sql");
    }
  }

  /** What a listener was called with. */
  private static final class Heard implements InvalidationListener<String> {

    private final Queue<String> messages = new ConcurrentLinkedQueue<>();

    void await(String message) {
      Await.until(() -> messages.contains(message));
    }

    @Override
    public void connected() {
      messages.add("connected");
    }

    @Override
    public void disconnected() {
      messages.add("disconnected");
    }

    @Override
    public void written(String key, long version) {
      messages.add("written " + key + " " + version);
    }

    @Override
    public void changed(String key) {
      messages.add("changed " + key);
    }

    @Override
    public void cleared() {
      messages.add("cleared");
    }
  }
}
