package org.jcachehttp.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jcachehttp.storage.ByteStorage;
import org.jcachehttp.storage.Deadline;
import org.jcachehttp.storage.Region;
import org.jcachehttp.storage.ScanCriteria;
import org.jcachehttp.storage.StoredRecord;
import org.jcachehttp.storage.WriteCondition;
import org.jcachehttp.testkit.TestRecords;
import org.jcachehttp.testkit.Threads;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Entries above the limit of 400 KiB per item. */
class LargeEntriesTest {

  private static final long HOUR = 3_600_000;

  private final String name = Opening.newTable();
  private final ByteStorage storage =
      Opening.open(name, Map.of("operation-timeout", "30s", "ttl", "false"));
  private final Region<String, byte[]> region = storage.open("pages");
  private final RawTable table = RawTable.of(name);
  private final RegionKeys keys = RegionKeys.of(new KeyNames("pk", "sk"), "default", "pages");
  private final Table open =
      new Table(
          name, keys.names(), connection(), Opening.options(Map.of("operation-timeout", "30s")));

  @AfterEach
  void close() {
    storage.close();
    table.close();
  }

  @Test
  void aBodyOf20MegabytesIsByteExact() {
    StoredRecord<byte[]> record = put(TestRecords.ofSize(20_000_000));
    assertThat(stored().payload()).isEqualTo(record.payload());
    assertThat(table.itemsWith("payloads/")).hasSize(50);
  }

  @Test
  void whatCompressesIntoOneItemIsOneItem() {
    put(new StoredRecord<>(1, Deadline.NEVER, Map.of(), new byte[20_000_000]));
    assertThat(table.items()).hasSize(1);
    assertThat(stored().payload()).isEqualTo(new byte[20_000_000]);
  }

  @Test
  void itsMetadataAndDeadlineAreWhereThoseOfASmallOneAre() {
    put(new StoredRecord<>(1, new Deadline(7), Map.of("status", "200"), new byte[500_000]));
    Map<String, AttributeValue> item = table.items().get(0);
    assertThat(RawTable.value(RawTable.value(item, "metadata").m(), "status").s()).isEqualTo("200");
    assertThat(RawTable.value(item, "deadline").n()).isEqualTo("7");
    assertThat(RawTable.value(item, "size").n()).isEqualTo("500000");
  }

  @Test
  void aSmallEntryReplacesALargeOneAndItsBodyGoes() {
    put(large());
    StoredRecord<byte[]> small = put(small());
    assertThat(stored().payload()).isEqualTo(small.payload());
    assertThat(table.items()).hasSize(1);
  }

  @Test
  void aLargeEntryReplacesALargeOneAndTheOldBodyGoes() {
    StoredRecord<byte[]> first = put(large());
    StoredRecord<byte[]> second = large();
    assertThat(region.write("k", WriteCondition.version(first.version()), second)).isTrue();
    assertThat(stored().payload()).isEqualTo(second.payload());
    assertThat(table.itemsWith("payloads/")).hasSize(3);
    assertThat(table.itemsWith("payloads")).hasSize(4);
  }

  @Test
  void aLostSwapLeavesNothingBehind() {
    put(small());
    assertThat(region.write("k", WriteCondition.absent(), large())).isFalse();
    assertThat(region.write("k", WriteCondition.version(-1), large())).isFalse();
    assertThat(table.items()).hasSize(1);
  }

  @Test
  void aRemovalTakesTheBodyAlong() {
    StoredRecord<byte[]> record = put(large());
    assertThat(region.remove("k", WriteCondition.version(-1))).isFalse();
    assertThat(region.remove("k", WriteCondition.version(record.version()))).isTrue();
    assertThat(table.items()).isEmpty();
    put(large());
    assertThat(region.remove("k", WriteCondition.any())).isTrue();
    assertThat(table.items()).isEmpty();
  }

  @Test
  void clearTakesBodiesAlong() {
    put(large());
    region.clear();
    assertThat(table.items()).isEmpty();
  }

  @Test
  void aScanAndBulkReadsAndWritesMeetThemToo() {
    Map<String, StoredRecord<byte[]>> records = Map.of("a", large(), "b", small(), "c", large());
    region.writeAll(records);
    Map<String, byte[]> read = new HashMap<>();
    region.readAll(records.keySet()).forEach((key, record) -> read.put(key, record.payload()));
    Map<String, byte[]> met = new HashMap<>();
    Iterator<Map.Entry<String, StoredRecord<byte[]>>> scan = region.scan(ScanCriteria.all());
    scan.forEachRemaining(entry -> met.put(entry.getKey(), entry.getValue().payload()));
    records.forEach(
        (key, record) -> {
          assertThat(read.get(key)).isEqualTo(record.payload());
          assertThat(met.get(key)).isEqualTo(record.payload());
        });
    assertThat(region.count()).isEqualTo(3);
  }

  @Test
  void aBulkReadOfMoreThanOneAnswerHoldsIsAskedForAgain() {
    List<String> keys = IntStream.range(0, 50).mapToObj(i -> "key" + i).toList();
    keys.forEach(key -> region.write(key, WriteCondition.any(), TestRecords.ofSize(390_000)));
    assertThat(region.readAll(keys))
        .containsOnlyKeys(keys); // 19.5 MB; a response has at most 16 MB
  }

  @Test
  void aReaderNeverSeesTwoWritesMixed() {
    put(large());
    Threads.run(
        4,
        thread -> {
          for (int round = 0; round < 15; round++) {
            if (thread < 2) {
              put(round % 3 == 0 ? small() : large());
            } else {
              StoredRecord<byte[]> seen = stored();
              assertThat(seen.payload())
                  .isEqualTo(TestRecords.payload(seen.version(), seen.payload().length));
            }
          }
        });
    region.purgeExpired(System.currentTimeMillis() + HOUR);
    region.remove("k", WriteCondition.any());
    assertThat(table.items()).isEmpty();
  }

  @Test
  void anEntryThatLostAPartIsAbsentAndWritable() {
    put(large());
    table.delete(table.itemsWith("payloads/").get(1));
    assertThat(region.read("k")).isEmpty();
    assertThat(table.items()).isEmpty();
    assertThat(region.write("k", WriteCondition.absent(), large())).isTrue();
  }

  @Test
  void aSweepRemovesBodiesThatNobodyNamesAndThatAreNotBeingWritten() {
    put(large());
    SplitPayloads payloads = new SplitPayloads(open, keys, InstantSource.system());
    payloads.write("k", new byte[900_000], Optional.empty());
    payloads.write("never written", new byte[900_000], Optional.empty());

    region.purgeExpired(System.currentTimeMillis());
    assertThat(table.itemsWith("payloads/")).hasSize(9);
    region.purgeExpired(System.currentTimeMillis() + HOUR);
    assertThat(table.itemsWith("payloads/")).hasSize(3);
    assertThat(region.read("k")).isPresent();
  }

  @Test
  void whoWritesManyBodiesRemovesThoseThatNobodyNamesOnTheWay() {
    InstantSource anHourAgo = () -> Instant.now().minusMillis(HOUR);
    SplitPayloads before = new SplitPayloads(open, keys, anHourAgo);
    OrphanedPayloads orphans = new OrphanedPayloads(open, keys, before, InstantSource.system());
    before.write("never written", new byte[900_000], Optional.empty());
    for (int body = 1; body < 100; body++) {
      orphans.onPayloadWritten();
    }
    assertThat(table.itemsWith("payloads/")).hasSize(3);
    orphans.onPayloadWritten();
    assertThat(table.items()).isEmpty();
  }

  @Test
  void aBodyReplacedInABatchIsRemovedByTheSweep() {
    put(large());
    region.writeAll(Map.of("k", small()));
    region.purgeExpired(System.currentTimeMillis() + HOUR);
    assertThat(table.items()).hasSize(1);
  }

  @Test
  void aDeadlineThatMovesTakesThePartsAlongWhenTheyWouldNotLast() {
    try (ByteStorage removing = Opening.open(name, Map.of("operation-timeout", "30s"))) {
      Region<String, byte[]> same = removing.open("pages");
      long now = System.currentTimeMillis();
      StoredRecord<byte[]> record = large().withDeadline(new Deadline(now + HOUR));
      same.write("k", WriteCondition.any(), record);
      List<Long> before = ttlOfParts();
      same.touch("k", record.version(), new Deadline(now + 2 * HOUR));
      assertThat(ttlOfParts()).isEqualTo(before);
      same.touch("k", record.version(), new Deadline(now + 100 * HOUR));
      assertThat(ttlOfParts()).allMatch(seconds -> seconds > (now + 100 * HOUR) / 1000 + 60);
      same.touch("k", record.version(), Deadline.NEVER);
      assertThat(ttlOfParts()).isEmpty();
      assertThat(stored().deadline()).isEqualTo(Deadline.NEVER);
      assertThat(stored().payload()).isEqualTo(record.payload());
    }
  }

  private List<Long> ttlOfParts() {
    List<Long> seconds = new ArrayList<>();
    table
        .itemsWith("payloads/")
        .forEach(
            part ->
                Optional.ofNullable(part.get("ttl"))
                    .ifPresent(ttl -> seconds.add(Long.valueOf(ttl.n()))));
    return seconds;
  }

  private static StoredRecord<byte[]> small() {
    return TestRecords.ofSize(100);
  }

  /** A record whose payload takes three parts. */
  private static StoredRecord<byte[]> large() {
    return TestRecords.ofSize(1_000_000);
  }

  private static Connection connection() {
    return new Connection(RawTable.client(Opening.SERVER.endpoint()), "test", () -> {}, () -> {});
  }

  private StoredRecord<byte[]> put(StoredRecord<byte[]> record) {
    assertThat(region.write("k", WriteCondition.any(), record)).isTrue();
    return record;
  }

  private StoredRecord<byte[]> stored() {
    return region.read("k").orElseThrow();
  }
}
