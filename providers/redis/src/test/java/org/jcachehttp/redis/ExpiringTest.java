package org.jcachehttp.redis;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.jcachehttp.storage.ByteStorage;
import org.jcachehttp.storage.Deadline;
import org.jcachehttp.storage.Region;
import org.jcachehttp.storage.StoredRecord;
import org.jcachehttp.storage.WriteCondition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.redisson.api.RedissonClient;

/** The times to live that Redis has, as Redis tells them. */
class ExpiringTest {

  private static final Duration HOUR = Duration.ofHours(1);
  private static final long NO_TTL = -1;

  private final String prefix = RedisProcess.newPrefix();
  private final RedissonClient client = Clients.toShared();
  private ByteStorage storage = Opening.openShared(prefix, Map.of());
  private Region<String, byte[]> region = storage.open("region");
  private StoredRecord<byte[]> hour = Records.ofSize(10);

  @BeforeEach
  void letARecordLiveForAnHour() {
    hour = Records.until(System.currentTimeMillis() + HOUR.toMillis());
  }

  @AfterEach
  void close() {
    storage.close();
    client.shutdown();
  }

  @Test
  void aWriteOfAnyKindSetsTheTimeToLive() {
    region.write("any", WriteCondition.any(), hour);
    region.write("absent", WriteCondition.absent(), hour);
    region.write("replaced", WriteCondition.any(), Records.ofSize(1));
    StoredRecord<byte[]> replaced = region.read("replaced").orElseThrow();
    region.write("replaced", WriteCondition.version(replaced.version()), hour);
    region.writeAll(Map.of("all", hour));
    for (String key : new String[] {"any", "absent", "replaced", "all"}) {
      assertThat(ttl(key)).as(key).isBetween(HOUR.toMillis(), HOUR.toMillis() + 60_000);
    }
  }

  @Test
  void aTouchMovesTheTimeToLive() {
    region.write("key", WriteCondition.any(), hour);
    region.touch("key", hour.version(), new Deadline(System.currentTimeMillis()));
    assertThat(ttl("key")).isBetween(30_000L, 60_000L);
    region.touch("key", hour.version(), Deadline.NEVER);
    assertThat(ttl("key")).isEqualTo(NO_TTL);
  }

  @Test
  void anEternalEntryHasNoTimeToLiveWhateverWasThere() {
    region.write("key", WriteCondition.any(), hour);
    region.write("key", WriteCondition.any(), Records.ofSize(1));
    assertThat(ttl("key")).isEqualTo(NO_TTL);
    region.write("swapped", WriteCondition.any(), hour);
    region.write("swapped", WriteCondition.version(hour.version()), Records.ofSize(1));
    assertThat(ttl("swapped")).isEqualTo(NO_TTL);
  }

  @Test
  void aHashStaysForSweepsToEmptyWhereRedisExpiresNoFields() {
    try (ByteStorage hashes = Opening.openShared(prefix, Map.of("layout", "hash"))) {
      Region<String, byte[]> hash = hashes.open("hash");
      hash.write("key", WriteCondition.any(), Records.until(1));
      assertThat(client.getBucket(prefix + "/hash").remainTimeToLive()).isEqualTo(NO_TTL);
      assertThat(hash.purgeExpired(2)).isEqualTo(1);
      assertThat(hash.count()).isZero();
    }
  }

  private long ttl(String key) {
    return client.getBucket(prefix + "/region:" + key).remainTimeToLive();
  }
}
