package org.jcachehttp.mongodb;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jcachehttp.storage.Deadline;
import org.jcachehttp.storage.EntryMetadata;
import org.jcachehttp.storage.PagedScan;
import org.jcachehttp.storage.PagedScan.Page;
import org.jcachehttp.storage.Region;
import org.jcachehttp.storage.ScanCriteria;
import org.jcachehttp.storage.StoredRecord;
import org.jcachehttp.storage.WriteCondition;
import org.jcachehttp.storage.internal.Preparation;
import org.jspecify.annotations.Nullable;

/**
 * The entries of one region: documents, and GridFS files for payloads that are too large for a
 * document. A file is complete before a document refers to it, so that the replacement of the
 * document replaces both atomically.
 */
final class MongoDbRegion implements Region<String, byte[]> {

  private final MongoDbStorage storage;
  private final Supplier<Contents> opener;
  private final Optional<Preparation> ttlIndex;
  private volatile @Nullable Contents contents;

  /**
   * Creates a region whose client may not be there yet.
   *
   * @param opener opens the documents and files; throws an exception of the driver if it cannot
   * @param ttlIndex the creation of the index by which MongoDB deletes expired documents
   */
  MongoDbRegion(MongoDbStorage storage, Supplier<Contents> opener, Optional<Preparation> ttlIndex) {
    this.storage = storage;
    this.opener = opener;
    this.ttlIndex = ttlIndex;
  }

  /** The documents and files. */
  record Contents(EntryDocuments documents, PayloadStore payloads) {}

  private Contents contents() {
    Contents opened = contents;
    if (opened == null) {
      opened = opener.get();
      contents = opened;
    }
    return opened;
  }

  private EntryDocuments documents() {
    return contents().documents();
  }

  private PayloadStore payloads() {
    return contents().payloads();
  }

  /** Begins to create the TTL index, unless that was done or is not wanted. */
  void beginIndexes() {
    ttlIndex.ifPresent(Preparation::begin);
  }

  @Override
  public Optional<StoredRecord<byte[]>> read(String key) {
    return storage.call("read an entry", () -> find(key));
  }

  @Override
  public Optional<EntryMetadata<String>> readMetadata(String key) {
    return storage
        .call("read an entry", () -> documents().findMetadata(key))
        .map(document -> EntryMetadata.of(key, document.record(new byte[0])));
  }

  private Optional<StoredRecord<byte[]>> find(String key) {
    Optional<EntryDocument> found = documents().find(key);
    while (found.isPresent()) {
      EntryDocument document = found.get();
      Optional<byte[]> payload = payloads().read(document);
      if (payload.isPresent()) {
        return payload.map(document::record);
      }
      found = documents().find(key).filter(again -> !deleteIfBroken(document, again));
    }
    return Optional.empty();
  }

  /**
   * Returns whether the document still refers to the missing file. It is then deleted, so that the
   * entry is absent for writers too.
   */
  private boolean deleteIfBroken(EntryDocument document, EntryDocument again) {
    return again.payload().equals(document.payload())
        && documents().remove(again.key(), WriteCondition.version(again.version()))
            instanceof WriteOutcome.Applied;
  }

  @Override
  public Map<String, StoredRecord<byte[]>> readAll(Collection<String> keys) {
    Map<String, StoredRecord<byte[]>> found = new HashMap<>();
    for (List<String> batch : Batches.ofKeys(keys)) {
      storage
          .call("read entries", () -> withPayloads(documents().findAll(batch)))
          .forEach(entry -> found.put(entry.getKey(), entry.getValue()));
    }
    return found;
  }

  private List<Map.Entry<String, StoredRecord<byte[]>>> withPayloads(List<EntryDocument> entries) {
    Map<String, byte[]> read = payloads().read(entries);
    List<Map.Entry<String, StoredRecord<byte[]>>> whole = new ArrayList<>();
    for (EntryDocument entry : entries) {
      Optional.ofNullable(read.get(entry.key()))
          .map(entry::record)
          .or(() -> find(entry.key()))
          .ifPresent(record -> whole.add(Map.entry(entry.key(), record)));
    }
    return whole;
  }

  @Override
  public boolean write(String key, WriteCondition condition, StoredRecord<byte[]> record) {
    return storage.call(
        "write an entry",
        () -> {
          beginIndexes();
          EntryDocument document = payloads().write(Map.of(key, record)).get(0);
          WriteOutcome outcome = documents().write(document, condition);
          payloads().deleteUnreferenced(outcome.unreferencedAfter(document.payload()));
          return outcome instanceof WriteOutcome.Applied;
        });
  }

  @Override
  public void writeAll(Map<String, StoredRecord<byte[]>> records) {
    for (Map<String, StoredRecord<byte[]>> batch : Batches.ofRecords(records)) {
      storage.call(
          "write entries",
          () -> {
            beginIndexes();
            List<EntryDocument> written = payloads().write(batch);
            List<EntryFile> replaced = filesBefore(written);
            documents().writeAll(written);
            payloads().deleteUnreferenced(replaced);
            return written;
          });
    }
  }

  /**
   * Returns the files that a bulk write replaces. A write without files skips the query: a file
   * that it replaces becomes an orphan.
   */
  private List<EntryFile> filesBefore(List<EntryDocument> written) {
    return written.stream().anyMatch(entry -> entry.payload() instanceof StoredPayload.GridFsFile)
        ? documents().filesOf(written.stream().map(EntryDocument::key).toList())
        : List.of();
  }

  @Override
  public void touch(String key, long version, Deadline deadline) {
    storage.call("move a deadline", () -> documents().touch(key, version, deadline));
  }

  @Override
  public boolean remove(String key, WriteCondition condition) {
    return storage.call(
        "remove an entry",
        () -> {
          WriteOutcome outcome = documents().remove(key, condition);
          payloads().deleteUnreferenced(outcome.replaced());
          return outcome instanceof WriteOutcome.Applied;
        });
  }

  @Override
  public Iterator<Map.Entry<String, StoredRecord<byte[]>>> scan(ScanCriteria criteria) {
    return new PagedScan<>(after -> storage.call("scan entries", () -> pageAfter(after, criteria)));
  }

  private Page<String, byte[]> pageAfter(Optional<String> after, ScanCriteria criteria) {
    EntryPage page = documents().page(after, criteria);
    List<Map.Entry<String, StoredRecord<byte[]>>> entries =
        withPayloads(page.documents()).stream()
            .filter(entry -> criteria.matches(entry.getValue()))
            .toList();
    // A scan ends at an empty page.
    return entries.isEmpty() && !page.last()
        ? pageAfter(page.lastKey(), criteria)
        : new Page<>(entries, page.last());
  }

  @Override
  public Iterator<EntryMetadata<String>> scanMetadata(ScanCriteria criteria) {
    return EntryMetadata.ofAll(
        new PagedScan<>(
            after -> storage.call("scan entries", () -> metadataPageAfter(after, criteria))));
  }

  private Page<String, byte[]> metadataPageAfter(Optional<String> after, ScanCriteria criteria) {
    EntryPage page = documents().metadataPage(after, criteria);
    if (page.documents().isEmpty() && !page.last()) {
      return metadataPageAfter(page.lastKey(), criteria);
    }
    return new Page<>(
        page.documents().stream().map(head -> head.entry(new byte[0])).toList(), page.last());
  }

  @Override
  public long removeAll(Collection<EntryMetadata<String>> heads) {
    if (heads.isEmpty()) {
      return 0;
    }
    return storage.call(
        "remove entries",
        () -> {
          List<EntryFile> files =
              documents().filesOf(heads.stream().map(EntryMetadata::key).toList());
          long removed = documents().removeAll(heads);
          payloads().deleteUnreferenced(files);
          return removed;
        });
  }

  @Override
  public long count() {
    return storage.call("count entries", () -> documents().count());
  }

  @Override
  public void clear() {
    storage.call(
        "clear a region",
        () -> {
          long removed = documents().clear();
          payloads().clear();
          return removed;
        });
  }

  @Override
  public long purgeExpired(long now) {
    return storage.call(
        "purge expired entries",
        () -> {
          long purged = purgeWithFiles(now) + documents().purgeExpired(now);
          payloads().deleteOrphans();
          return purged;
        });
  }

  private long purgeWithFiles(long now) {
    long purged = 0;
    List<EntryFile> expired = documents().expiredFiles(now);
    while (!expired.isEmpty()) {
      purged += documents().purgeExpired(expired.stream().map(EntryFile::key).toList(), now);
      payloads().deleteUnreferenced(expired);
      expired = documents().expiredFiles(now);
    }
    return purged;
  }
}
