package org.jcachehttp.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.jcachehttp.storage.ByteStorage;
import org.jcachehttp.storage.Deadline;
import org.jcachehttp.storage.Region;
import org.jcachehttp.storage.StoredRecord;
import org.jcachehttp.storage.WriteCondition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * What a backend with a native time-to-live guarantees: an entry's time-to-live ends a minute after
 * its deadline, for every kind of write.
 */
@Timeout(120)
public abstract class TimeToLiveContract {

  /** The region under test. */
  protected static final String REGION = "region";

  private static final Duration HOUR = Duration.ofHours(1);

  /** The margin, and a second for a backend that counts whole seconds. */
  private static final Duration MARGIN = Deadline.NATIVE_TTL_MARGIN.plusSeconds(1);

  private final StoredRecord<byte[]> hour =
      TestRecords.expiringAt(System.currentTimeMillis() + HOUR.toMillis());
  private ByteStorage storage;
  private Region<String, byte[]> region;

  /** {@return the storage under test, newly opened} The contract closes it. */
  protected abstract ByteStorage openStorage();

  /**
   * {@return the time until the backend itself removes an entry; empty if it keeps the entry
   * forever}
   *
   * @param key the key of an entry of {@link #REGION}
   */
  protected abstract Optional<Duration> timeToLive(String key);

  @BeforeEach
  final void open() {
    storage = openStorage();
    region = storage.open(REGION);
  }

  @AfterEach
  final void closeStorage() {
    storage.close();
  }

  /** {@return the region under test} */
  protected final Region<String, byte[]> region() {
    return region;
  }

  @Test
  void everyKindOfWriteSetsTheTimeToLive() {
    region.write("any", WriteCondition.any(), hour);
    region.write("absent", WriteCondition.absent(), hour);
    StoredRecord<byte[]> replaced = TestRecords.write(region, "version", 1);
    region.write("version", WriteCondition.version(replaced.version()), hour);
    region.writeAll(Map.of("all", hour));
    for (String key : new String[] {"any", "absent", "version", "all"}) {
      assertTimeToLive(key, HOUR);
    }
  }

  @Test
  void aTouchMovesTheTimeToLive() {
    region.write("key", WriteCondition.any(), hour);
    region.touch("key", hour.version(), new Deadline(System.currentTimeMillis()));
    assertTimeToLive("key", Duration.ZERO);
    region.touch("key", hour.version(), Deadline.NEVER);
    assertThat(timeToLive("key")).isEmpty();
  }

  @Test
  void anEternalEntryHasNoTimeToLiveEvenIfItReplacesOneThatHas() {
    region.write("any", WriteCondition.any(), hour);
    TestRecords.write(region, "any", 1);
    assertThat(timeToLive("any")).isEmpty();
    region.write("version", WriteCondition.any(), hour);
    region.write("version", WriteCondition.version(hour.version()), TestRecords.ofSize(1));
    assertThat(timeToLive("version")).isEmpty();
  }

  /** Allows for a minute between the write and this look. */
  private void assertTimeToLive(String key, Duration untilDeadline) {
    assertThat(timeToLive(key))
        .as(key)
        .hasValueSatisfying(
            ttl ->
                assertThat(ttl).isPositive().isBetween(untilDeadline, untilDeadline.plus(MARGIN)));
  }
}
