package org.jcachehttp.hazelcast;

import static org.assertj.core.api.Assertions.assertThat;

import com.hazelcast.core.HazelcastInstance;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jcachehttp.storage.ByteStorage;
import org.jcachehttp.storage.Region;
import org.jcachehttp.storage.ScanCriteria;
import org.jcachehttp.storage.StoredRecord;
import org.jcachehttp.testkit.TestRecords;
import org.junit.jupiter.api.Test;

/** A scan of so many entries that it queries partition by partition. */
class ManyEntriesTest {

  private static final int ENTRIES = 12_000;

  private final String name = Members.newName();

  @Test
  void aMemberMeetsEachEntryOnce() {
    assertThatEachEntryIsMetOnce(Members.shared().first());
  }

  @Test
  void soDoesAClient() {
    HazelcastInstance client = Members.shared().client();
    try {
      assertThatEachEntryIsMetOnce(client);
    } finally {
      client.shutdown();
    }
  }

  private void assertThatEachEntryIsMetOnce(HazelcastInstance instance) {
    try (ByteStorage storage = Opening.openOn(instance, name)) {
      Region<String, byte[]> region = storage.open("region");
      Map<String, StoredRecord<byte[]>> records = new HashMap<>();
      for (int i = 0; i < ENTRIES; i++) {
        records.put("entry " + i, TestRecords.ofSize(10));
      }
      region.writeAll(records);
      Set<String> met = new TreeSet<>();
      Iterator<Map.Entry<String, StoredRecord<byte[]>>> entries = region.scan(ScanCriteria.all());
      while (entries.hasNext()) {
        assertThat(met.add(entries.next().getKey())).isTrue();
      }
      assertThat(met).hasSize(ENTRIES);
      region.clear();
    }
  }
}
