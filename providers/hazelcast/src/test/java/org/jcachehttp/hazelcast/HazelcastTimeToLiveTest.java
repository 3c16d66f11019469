package org.jcachehttp.hazelcast;

import static org.assertj.core.api.Assertions.assertThat;

import com.hazelcast.map.IMap;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jcachehttp.storage.ByteStorage;
import org.jcachehttp.storage.WriteCondition;
import org.jcachehttp.testkit.TestRecords;
import org.jcachehttp.testkit.Threads;
import org.jcachehttp.testkit.TimeToLiveContract;
import org.junit.jupiter.api.Test;

class HazelcastTimeToLiveTest extends TimeToLiveContract {

  private static final long NO_TTL = Long.MAX_VALUE;

  private final String name = Members.newName();
  private final IMap<String, Object> map = Members.shared().second().getMap(name + ":" + REGION);

  @Override
  protected ByteStorage openStorage() {
    return Opening.openOn(Members.shared().first(), name);
  }

  @Override
  protected Optional<Duration> timeToLive(String key) {
    long millis = map.getEntryView(key).getTtl();
    return millis == NO_TTL ? Optional.empty() : Optional.of(Duration.ofMillis(millis));
  }

  @Test
  void afterConcurrentReplacementsTheTimeToLiveIsThatOfTheStoredEntry() {
    long hour = TimeUnit.HOURS.toMillis(1);
    long now = System.currentTimeMillis();
    region().write("key", WriteCondition.any(), TestRecords.expiringAt(now + hour));
    Threads.run(
        8,
        thread -> {
          for (int round = 1; round <= 20; round++) {
            long version = region().read("key").orElseThrow().version();
            region()
                .write(
                    "key",
                    WriteCondition.version(version),
                    TestRecords.expiringAt(now + hour * (1 + thread * 20L + round)));
          }
        });
    long deadline = region().read("key").orElseThrow().deadline().epochMillis();
    assertThat(map.getEntryView("key").getExpirationTime())
        .isBetween(deadline, deadline + TimeUnit.MINUTES.toMillis(10));
  }
}
