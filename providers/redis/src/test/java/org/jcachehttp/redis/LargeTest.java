package org.jcachehttp.redis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.jcachehttp.storage.ByteStorage;
import org.jcachehttp.storage.Deadline;
import org.jcachehttp.storage.Region;
import org.jcachehttp.storage.ScanCriteria;
import org.jcachehttp.storage.StoredRecord;
import org.jcachehttp.storage.WriteCondition;
import org.jcachehttp.testkit.TestRecords;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Many entries, large entries, and hash tables that shrink during a scan. */
class LargeTest {

  private static final int MANY = 100_000;

  @ParameterizedTest
  @ValueSource(strings = {"string", "hash"})
  void aHundredThousandEntriesAreFoundAgain(String layout) {
    try (ByteStorage storage = open(layout)) {
      Region<String, byte[]> region = storage.open("region");
      Map<String, StoredRecord<byte[]>> records = records(MANY);
      region.writeAll(records);
      assertThat(region.count()).isEqualTo(MANY);
      assertThat(region.readAll(records.keySet())).hasSize(MANY);
      region.clear();
      assertThat(region.count()).isZero();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"string", "hash"})
  void twentyMegabytesAreReadAsTheyWereWritten(String layout) {
    byte[] body = new byte[20_000_000];
    new Random(1).nextBytes(body);
    StoredRecord<byte[]> record = new StoredRecord<>(1, Deadline.NEVER, Map.of(), body);
    try (ByteStorage storage = open(layout)) {
      Region<String, byte[]> region = storage.open("region");
      region.write("blind", WriteCondition.any(), record);
      region.write("swapped", WriteCondition.absent(), record);
      assertThat(region.read("blind").orElseThrow().payload()).isEqualTo(body);
      assertThat(region.readAll(Set.of("swapped")).values())
          .singleElement()
          .satisfies(found -> assertThat(found.payload()).isEqualTo(body));
      region.clear();
    }
  }

  /** A hash table shrinks at the removal that makes it sparse. */
  @RepeatedTest(3)
  void aTableThatShrinksUnderAScanHidesAndRepeatsNothing() {
    try (ByteStorage storage = open("hash")) {
      Region<String, byte[]> region = storage.open("region");
      region.writeAll(records(4_000));
      Set<String> met = new HashSet<>();
      Iterator<Map.Entry<String, StoredRecord<byte[]>>> scan = region.scan(ScanCriteria.all());
      for (int i = 0; i < 1_500; i++) {
        met.add(scan.next().getKey());
      }
      IntStream.range(300, 4_000).forEach(i -> region.remove("key" + i, WriteCondition.any()));
      scan.forEachRemaining(
          entry -> assertThat(met.add(entry.getKey())).as(entry.getKey()).isTrue());
      assertThat(met).containsAll(records(300).keySet());
    }
  }

  private static Map<String, StoredRecord<byte[]>> records(int count) {
    Map<String, StoredRecord<byte[]>> records = new HashMap<>();
    IntStream.range(0, count).forEach(i -> records.put("key" + i, TestRecords.ofSize(10)));
    return records;
  }

  private static ByteStorage open(String layout) {
    return Opening.openShared(RedisProcess.newPrefix(), Map.of("layout", layout));
  }
}
