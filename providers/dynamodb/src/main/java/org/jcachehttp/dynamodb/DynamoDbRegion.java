package org.jcachehttp.dynamodb;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Spliterators;
import java.util.stream.StreamSupport;
import org.jcachehttp.storage.Deadline;
import org.jcachehttp.storage.EntryMetadata;
import org.jcachehttp.storage.PagedScan;
import org.jcachehttp.storage.Region;
import org.jcachehttp.storage.ScanCriteria;
import org.jcachehttp.storage.StoredRecord;
import org.jcachehttp.storage.WriteCondition;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The entries of one region. */
final class DynamoDbRegion implements Region<String, byte[]> {

  private final Table table;
  private final RegionKeys keys;
  private final SplitPayloads payloads;
  private final OrphanedPayloads orphans;
  private final EntryWriter changes;
  private final EntryReader reads;

  DynamoDbRegion(
      Table table,
      RegionKeys keys,
      SplitPayloads payloads,
      OrphanedPayloads orphans,
      EntryWriter changes,
      EntryReader reads) {
    this.table = table;
    this.keys = keys;
    this.payloads = payloads;
    this.orphans = orphans;
    this.changes = changes;
    this.reads = reads;
  }

  @Override
  public Optional<StoredRecord<byte[]>> read(String key) {
    return reads.one(key);
  }

  @Override
  public Optional<EntryMetadata<String>> readMetadata(String key) {
    return reads.metadata(key);
  }

  @Override
  public Map<String, StoredRecord<byte[]>> readAll(Collection<String> wanted) {
    return reads.many(wanted);
  }

  @Override
  public boolean write(String key, WriteCondition condition, StoredRecord<byte[]> record) {
    return changes.write(EncodedEntry.of(key, record), condition);
  }

  /** Batches take no conditions, so that a replaced split payload becomes an orphan. */
  @Override
  public void writeAll(Map<String, StoredRecord<byte[]>> records) {
    List<Map<String, AttributeValue>> items = new ArrayList<>();
    records.forEach(
        (key, record) -> {
          EncodedEntry entry = EncodedEntry.of(key, record);
          if (entry.fitsInOneItem()) {
            items.add(changes.whole(entry).fields());
          } else {
            changes.write(entry, WriteCondition.any());
          }
        });
    new BatchRequests(table).put("write entries", items);
  }

  @Override
  public void touch(String key, long version, Deadline deadline) {
    changes.touch(key, version, deadline);
  }

  @Override
  public boolean remove(String key, WriteCondition condition) {
    return !(condition instanceof WriteCondition.Absent) && changes.remove(key, condition);
  }

  @Override
  public Iterator<Map.Entry<String, StoredRecord<byte[]>>> scan(ScanCriteria criteria) {
    return reads.matching(criteria);
  }

  @Override
  public Iterator<EntryMetadata<String>> scanMetadata(ScanCriteria criteria) {
    ItemPages entries =
        entries(
            "scan entries",
            Condition.deadlineIn(criteria),
            Attributes.DEADLINE,
            Attributes.METADATA);
    return StreamSupport.stream(Spliterators.spliteratorUnknownSize(entries, 0), false)
        .filter(EntryItem::hasMetadata)
        .filter(entry -> criteria.matches(entry.deadline(), entry.metadata()))
        .map(this::metadata)
        .iterator();
  }

  private EntryMetadata<String> metadata(EntryItem entry) {
    return new EntryMetadata<>(
        keys.keyOf(entry), entry.version(), entry.deadline(), entry.metadata());
  }

  @Override
  public long count() {
    return keys.partitions().stream()
        .mapToLong(partition -> ItemPages.count(table, "count entries", partition))
        .sum();
  }

  @Override
  public void clear() {
    BatchRequests batches = new BatchRequests(table);
    List<Map<String, AttributeValue>> page = new ArrayList<>();
    ItemPages entries = entries("clear a region", Optional.empty());
    while (entries.hasNext()) {
      page.add(table.names().keyIn(entries.next().fields()));
      if (page.size() == PagedScan.PAGE_SIZE || !entries.hasNext()) {
        batches.delete("clear a region", page);
        page.clear();
      }
    }
    payloads.removeAll();
  }

  /**
   * Removes one by one, because batches take no conditions and an entry may be replaced meanwhile.
   */
  @Override
  public long purgeExpired(long now) {
    long purged = 0;
    ItemPages expired =
        entries("purge expired entries", Condition.deadlineIn(ScanCriteria.expiredAt(now)));
    while (expired.hasNext()) {
      EntryItem entry = expired.next();
      if (entry.hasMetadata()
          && remove(keys.keyOf(entry), WriteCondition.version(entry.version()))) {
        purged++;
      }
    }
    orphans.removeAll(now);
    return purged;
  }

  /** Returns the entries without their payloads: key, version and the given attributes. */
  private ItemPages entries(String operation, Optional<Condition> filter, String... more) {
    KeyNames names = table.names();
    List<String> attributes = new ArrayList<>(List.of(more));
    attributes.addAll(List.of(names.partition(), names.sort(), Attributes.VERSION));
    return new ItemPages(table, operation, keys.partitions(), new ItemQuery(filter, attributes));
  }
}
