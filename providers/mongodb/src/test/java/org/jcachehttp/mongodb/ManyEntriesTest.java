package org.jcachehttp.mongodb;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.jcachehttp.servers.LocalMongoDb;
import org.jcachehttp.storage.Region;
import org.jcachehttp.storage.StoredRecord;
import org.jcachehttp.testkit.TestRecords;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(300)
class ManyEntriesTest {

  private static final int MANY = 100_000;

  @Test
  void aHundredThousandSmallEntriesComeBackAsTheyWereWritten() {
    Map<String, StoredRecord<byte[]>> records = new HashMap<>();
    for (int i = 0; i < MANY; i++) {
      records.put("https://example.org/" + i, TestRecords.ofSize(100));
    }
    Map<String, byte[]> payloads = new HashMap<>();
    records.forEach((key, record) -> payloads.put(key, record.payload()));
    try (LocalMongoDb server = LocalMongoDb.start("mongodb");
        MongoDbStorage storage = Opening.open("mongodb", "//" + server.host(), Map.of())) {
      Region<String, byte[]> region = storage.open("region");
      region.writeAll(records);
      assertThat(region.count()).isEqualTo(MANY);
      Map<String, StoredRecord<byte[]>> found = region.readAll(records.keySet());
      assertThat(found).hasSize(MANY);
      found.forEach((key, record) -> assertThat(record.payload()).isEqualTo(payloads.get(key)));
    }
  }
}
