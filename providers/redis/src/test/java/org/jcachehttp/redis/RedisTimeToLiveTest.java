package org.jcachehttp.redis;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.jcachehttp.storage.ByteStorage;
import org.jcachehttp.storage.Region;
import org.jcachehttp.storage.WriteCondition;
import org.jcachehttp.testkit.TestRecords;
import org.jcachehttp.testkit.TimeToLiveContract;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.redisson.api.RedissonClient;

class RedisTimeToLiveTest extends TimeToLiveContract {

  private static final long NO_TTL = -1;

  private final String prefix = RedisProcess.newPrefix();
  private final RedissonClient client = Clients.toShared();

  @AfterEach
  void shutDown() {
    client.shutdown();
  }

  @Override
  protected ByteStorage openStorage() {
    return Opening.openShared(prefix, Map.of());
  }

  @Override
  protected Optional<Duration> timeToLive(String key) {
    long millis = client.getBucket(prefix + "/" + REGION + ":" + key).remainTimeToLive();
    return millis == NO_TTL ? Optional.empty() : Optional.of(Duration.ofMillis(millis));
  }

  @Test
  void aHashHasNoTimeToLiveAndIsPurged() {
    try (ByteStorage hashes = Opening.openShared(prefix, Map.of("layout", "hash"))) {
      Region<String, byte[]> hash = hashes.open("hash");
      hash.write("key", WriteCondition.any(), TestRecords.expiringAt(1));
      assertThat(client.getBucket(prefix + "/hash").remainTimeToLive()).isEqualTo(NO_TTL);
      assertThat(hash.purgeExpired(2)).isEqualTo(1);
      assertThat(hash.count()).isZero();
    }
  }
}
