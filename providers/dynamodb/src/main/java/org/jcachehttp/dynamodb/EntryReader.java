package org.jcachehttp.dynamodb;

import java.util.Collection;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.jcachehttp.storage.EntryMetadata;
import org.jcachehttp.storage.ScanCriteria;
import org.jcachehttp.storage.StoredRecord;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Reads entries of one region with their payloads. */
final class EntryReader {

  private final Table table;
  private final RegionKeys keys;
  private final SplitPayloads payloads;
  private final EntryWriter changes;
  private final Consistency consistency;

  EntryReader(
      Table table,
      RegionKeys keys,
      SplitPayloads payloads,
      EntryWriter changes,
      Consistency consistency) {
    this.table = table;
    this.keys = keys;
    this.payloads = payloads;
    this.changes = changes;
    this.consistency = consistency;
  }

  Optional<StoredRecord<byte[]>> one(String key) {
    return table
        .get("read an entry", keys.entry(key), consistency)
        .flatMap(entry -> record(key, entry));
  }

  /** Returns the metadata of an item that has some; its payload is not transferred. */
  Optional<EntryMetadata<String>> metadata(String key) {
    ItemQuery attributes =
        new ItemQuery(
            Optional.empty(),
            List.of(Attributes.VERSION, Attributes.DEADLINE, Attributes.METADATA));
    return table
        .get("read an entry", keys.entry(key), consistency, attributes::project)
        .filter(EntryItem::hasMetadata)
        .map(
            entry -> new EntryMetadata<>(key, entry.version(), entry.deadline(), entry.metadata()));
  }

  Map<String, StoredRecord<byte[]>> many(Collection<String> wanted) {
    List<Map<String, AttributeValue>> distinct =
        new LinkedHashSet<>(wanted).stream().map(keys::entry).toList();
    Map<String, StoredRecord<byte[]>> found = new HashMap<>();
    new BatchRequests(table)
        .get(
            "read entries",
            distinct,
            consistency,
            entry -> {
              String key = keys.keyOf(entry);
              record(key, entry).ifPresent(record -> found.put(key, record));
            });
    return found;
  }

  Iterator<Map.Entry<String, StoredRecord<byte[]>>> matching(ScanCriteria criteria) {
    ItemQuery query = new ItemQuery(Condition.deadlineIn(criteria), List.of());
    return new Scan(new ItemPages(table, "scan entries", keys.partitions(), query), criteria);
  }

  /**
   * Returns the record of an entry. If its split payload is missing because the entry was replaced,
   * returns the record of the new entry. Removes the item and returns empty if a part is lost, if
   * the payload is damaged, or if the item is no entry.
   */
  private Optional<StoredRecord<byte[]>> record(String key, EntryItem found) {
    EntryItem entry = found;
    while (true) {
      if (!entry.isEntry()) {
        changes.discard(entry);
        return Optional.empty();
      }
      Optional<SplitPayload> payload = entry.splitPayload();
      Optional<byte[]> bytes = payload.flatMap(payloads::read);
      if (payload.isEmpty() || bytes.isPresent()) {
        return record(entry, bytes.map(entry::encodedPayload).orElseGet(entry::encodedPayload));
      }
      Optional<EntryItem> again =
          table.get("read an entry again", keys.entry(key), Consistency.STRONG);
      if (again.isEmpty()) {
        return Optional.empty();
      }
      if (again.get().refersTo(payload.get())) {
        changes.discard(key, payload.get());
        return Optional.empty();
      }
      entry = again.get();
    }
  }

  private Optional<StoredRecord<byte[]>> record(EntryItem entry, EncodedPayload payload) {
    Optional<StoredRecord<byte[]>> record = entry.record(payload);
    if (record.isEmpty()) {
      changes.discard(entry);
    }
    return record;
  }

  /** Reads one record ahead, because an entry may be gone when its payload is read. */
  private final class Scan implements Iterator<Map.Entry<String, StoredRecord<byte[]>>> {

    private final ItemPages entries;
    private final ScanCriteria criteria;
    private Map.@Nullable Entry<String, StoredRecord<byte[]>> next;

    Scan(ItemPages entries, ScanCriteria criteria) {
      this.entries = entries;
      this.criteria = criteria;
    }

    @Override
    public boolean hasNext() {
      while (next == null && entries.hasNext()) {
        EntryItem entry = entries.next();
        String key = keys.keyOf(entry);
        next =
            !entry.hasMetadata() || criteria.matches(entry.deadline(), entry.metadata())
                ? record(key, entry).map(record -> Map.entry(key, record)).orElse(null)
                : null;
      }
      return next != null;
    }

    @Override
    public Map.Entry<String, StoredRecord<byte[]>> next() {
      if (!hasNext() || next == null) {
        throw new NoSuchElementException();
      }
      Map.Entry<String, StoredRecord<byte[]>> met = next;
      next = null;
      return met;
    }
  }
}
