package org.jcachehttp.hazelcast;

import static org.assertj.core.api.Assertions.assertThat;

import com.hazelcast.map.IMap;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jcachehttp.storage.ByteStorage;
import org.jcachehttp.storage.Deadline;
import org.jcachehttp.storage.Region;
import org.jcachehttp.storage.StoredRecord;
import org.jcachehttp.storage.WriteCondition;
import org.jcachehttp.testkit.Threads;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The times to live that Hazelcast has, as Hazelcast tells them. */
class ExpiringTest {

  private static final Duration HOUR = Duration.ofHours(1);
  private static final long NEVER = Long.MAX_VALUE;

  private final String name = Members.newName();
  private final IMap<String, Object> map = Members.shared().second().getMap(name + ":region");
  private final ByteStorage storage = Opening.openOn(Members.shared().first(), name);
  private final Region<String, byte[]> region = storage.open("region");
  private StoredRecord<byte[]> hour = Records.ofSize(10);

  @BeforeEach
  void letARecordLiveForAnHour() {
    hour = Records.until(System.currentTimeMillis() + HOUR.toMillis());
  }

  @AfterEach
  void close() {
    storage.close();
  }

  @Test
  void aWriteOfAnyKindSetsTheTimeToLive() {
    region.write("any", WriteCondition.any(), hour);
    region.write("absent", WriteCondition.absent(), hour);
    StoredRecord<byte[]> replaced = Records.ofSize(1);
    region.write("replaced", WriteCondition.any(), replaced);
    region.write("replaced", WriteCondition.version(replaced.version()), hour);
    region.writeAll(Map.of("all", hour));
    for (String key : new String[] {"any", "absent", "replaced", "all"}) {
      assertThat(ttl(key)).as(key).isBetween(HOUR.toMillis() - 60_000, HOUR.toMillis() + 60_000);
    }
  }

  @Test
  void aTouchMovesTheTimeToLive() {
    region.write("key", WriteCondition.any(), hour);
    region.touch("key", hour.version(), new Deadline(System.currentTimeMillis()));
    assertThat(ttl("key")).isBetween(1L, 60_000L);
    region.touch("key", hour.version(), Deadline.NEVER);
    assertThat(ttl("key")).isEqualTo(NEVER);
  }

  @Test
  void anEternalEntryHasNoTimeToLiveWhateverWasThere() {
    region.write("key", WriteCondition.any(), hour);
    region.write("key", WriteCondition.any(), Records.ofSize(1));
    assertThat(ttl("key")).isEqualTo(NEVER);
    region.write("swapped", WriteCondition.any(), hour);
    region.write("swapped", WriteCondition.version(hour.version()), Records.ofSize(1));
    assertThat(ttl("swapped")).isEqualTo(NEVER);
  }

  @Test
  void whoeverSwapsLastAmongManyTheTimeToLiveIsThatOfTheStoredEntry() {
    long now = System.currentTimeMillis();
    region.write("key", WriteCondition.any(), hour);
    Threads.run(
        8,
        thread -> {
          for (int round = 1; round <= 20; round++) {
            long version = region.read("key").orElseThrow().version();
            region.write(
                "key",
                WriteCondition.version(version),
                Records.until(now + HOUR.toMillis() * (1 + thread * 20L + round)));
          }
        });
    long deadline = region.read("key").orElseThrow().deadline().epochMillis();
    assertThat(map.getEntryView("key").getExpirationTime())
        .isBetween(deadline, deadline + TimeUnit.MINUTES.toMillis(10));
  }

  private long ttl(String key) {
    return map.getEntryView(key).getTtl();
  }
}
