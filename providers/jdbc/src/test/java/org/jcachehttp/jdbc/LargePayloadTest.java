package org.jcachehttp.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jcachehttp.storage.Deadline;
import org.jcachehttp.storage.Region;
import org.jcachehttp.storage.ScanCriteria;
import org.jcachehttp.storage.StoredRecord;
import org.jcachehttp.storage.WriteCondition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@Timeout(120)
@ParameterizedClass
@EnumSource
class LargePayloadTest {

  private static final int SIZE = 20_000_000;

  private final TestDatabase database;

  LargePayloadTest(TestDatabase database) {
    this.database = database;
  }

  @Test
  void aPayloadOf20MegabytesIsStoredReplacedAndScanned() {
    try (JdbcStorage storage = database.open(TestDatabase.newTables())) {
      Region<String, byte[]> region = storage.open("region");
      StoredRecord<byte[]> first = record(1);
      assertThat(region.write("key", WriteCondition.absent(), first)).isTrue();
      StoredRecord<byte[]> second = record(2);
      assertThat(region.write("key", WriteCondition.version(1), second)).isTrue();
      region.writeAll(Map.of("other", first));
      assertThat(region.read("key").orElseThrow().payload()).isEqualTo(second.payload());
      List<String> scanned = new ArrayList<>();
      region
          .scan(ScanCriteria.all())
          .forEachRemaining(
              entry -> {
                assertThat(entry.getValue().payload()).hasSize(SIZE);
                scanned.add(entry.getKey());
              });
      assertThat(scanned).containsExactly("key", "other");
    }
  }

  private static StoredRecord<byte[]> record(long version) {
    byte[] payload = new byte[SIZE];
    new Random(version).nextBytes(payload);
    return new StoredRecord<>(version, Deadline.NEVER, Map.of(), payload);
  }
}
