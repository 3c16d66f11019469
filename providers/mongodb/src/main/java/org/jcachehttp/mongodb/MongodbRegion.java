package org.jcachehttp.mongodb;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jcachehttp.storage.Deadline;
import org.jcachehttp.storage.EntryMetadata;
import org.jcachehttp.storage.PagedScan;
import org.jcachehttp.storage.PagedScan.Page;
import org.jcachehttp.storage.Region;
import org.jcachehttp.storage.ScanCriteria;
import org.jcachehttp.storage.StoredRecord;
import org.jcachehttp.storage.WriteCondition;

/**
 * The entries of one region: documents, and files where a payload is too long for one. A file is
 * whole before a document refers to it, so that replacing the document replaces both at once.
 */
final class MongodbRegion implements Region<String, byte[]> {

  private final MongodbStorage storage;
  private final EntryDocuments documents;
  private final Payloads payloads;

  MongodbRegion(MongodbStorage storage, EntryDocuments documents, Payloads payloads) {
    this.storage = storage;
    this.documents = documents;
    this.payloads = payloads;
  }

  /** Lets MongoDB itself remove entries a minute after their deadline. */
  void createTtlIndex() {
    storage.call("create the TTL index of a region", documents::createTtlIndex);
  }

  @Override
  public Optional<StoredRecord<byte[]>> read(String key) {
    return storage.call("read an entry", () -> find(key));
  }

  private Optional<StoredRecord<byte[]>> find(String key) {
    Optional<EntryDocument> found = documents.find(key);
    while (found.isPresent()) {
      EntryDocument document = found.get();
      Optional<byte[]> payload = payloads.read(document);
      if (payload.isPresent()) {
        return payload.map(document::record);
      }
      found = documents.find(key).filter(again -> !isBroken(document, again));
    }
    return Optional.empty();
  }

  /**
   * Whether a document whose file was not there has not been replaced meanwhile, but lost its file;
   * it then goes too, so that the entry is absent for writers as well.
   */
  private boolean isBroken(EntryDocument document, EntryDocument again) {
    return again.body().equals(document.body())
        && documents.remove(again.key(), WriteCondition.version(again.version()))
            instanceof Swap.Done;
  }

  @Override
  public Map<String, StoredRecord<byte[]>> readAll(Collection<String> keys) {
    Map<String, StoredRecord<byte[]>> found = new HashMap<>();
    for (List<String> batch : Batches.ofKeys(keys)) {
      storage
          .call("read entries", () -> withPayloads(documents.findAll(batch)))
          .forEach(entry -> found.put(entry.getKey(), entry.getValue()));
    }
    return found;
  }

  private List<Map.Entry<String, StoredRecord<byte[]>>> withPayloads(List<EntryDocument> entries) {
    Map<String, byte[]> read = payloads.read(entries);
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
          EntryDocument document = payloads.write(Map.of(key, record)).get(0);
          Swap swap = documents.write(document, condition);
          payloads.forget(swap.unneededAfter(document.body()));
          return swap instanceof Swap.Done;
        });
  }

  @Override
  public void writeAll(Map<String, StoredRecord<byte[]>> records) {
    for (Map<String, StoredRecord<byte[]>> batch : Batches.ofRecords(records)) {
      storage.call(
          "write entries",
          () -> {
            List<EntryDocument> written = payloads.write(batch);
            List<FileRef> replaced = filesBefore(written);
            documents.writeAll(written);
            payloads.forget(replaced);
            return written;
          });
    }
  }

  /**
   * The files that a bulk write is about to make unneeded. Nobody asks for the sake of documents
   * alone: the rare file that one of them replaces becomes an orphan.
   */
  private List<FileRef> filesBefore(List<EntryDocument> written) {
    return written.stream().anyMatch(entry -> entry.body() instanceof Body.Filed)
        ? documents.filesOf(written.stream().map(EntryDocument::key).toList())
        : List.of();
  }

  @Override
  public void touch(String key, long version, Deadline deadline) {
    storage.call("move a deadline", () -> documents.touch(key, version, deadline));
  }

  @Override
  public boolean remove(String key, WriteCondition condition) {
    return storage.call(
        "remove an entry",
        () -> {
          Swap swap = documents.remove(key, condition);
          payloads.forget(swap.replaced());
          return swap instanceof Swap.Done;
        });
  }

  @Override
  public Iterator<Map.Entry<String, StoredRecord<byte[]>>> scan(ScanCriteria criteria) {
    return new PagedScan<>(after -> storage.call("scan entries", () -> pageAfter(after, criteria)));
  }

  private Page<String, byte[]> pageAfter(Optional<String> after, ScanCriteria criteria) {
    EntryPage page = documents.page(after, criteria);
    List<Map.Entry<String, StoredRecord<byte[]>>> entries =
        withPayloads(page.documents()).stream()
            .filter(entry -> criteria.matches(entry.getValue()))
            .toList();
    // An empty page would end the scan.
    return entries.isEmpty() && !page.last()
        ? pageAfter(page.lastKey(), criteria)
        : new Page<>(entries, page.last());
  }

  @Override
  public Iterator<EntryMetadata<String>> scanMetadata(ScanCriteria criteria) {
    return EntryMetadata.ofAll(
        new PagedScan<>(after -> storage.call("scan entries", () -> headsAfter(after, criteria))));
  }

  private Page<String, byte[]> headsAfter(Optional<String> after, ScanCriteria criteria) {
    EntryPage page = documents.heads(after, criteria);
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
          List<FileRef> files = documents.filesOf(heads.stream().map(EntryMetadata::key).toList());
          long removed = documents.removeAll(heads);
          payloads.forget(files);
          return removed;
        });
  }

  @Override
  public long count() {
    return storage.call("count entries", documents::count);
  }

  @Override
  public void clear() {
    storage.call(
        "clear a region",
        () -> {
          long removed = documents.clear();
          payloads.clear();
          return removed;
        });
  }

  @Override
  public long purgeExpired(long now) {
    return storage.call(
        "purge expired entries",
        () -> {
          long purged = purgeWithFiles(now) + documents.purgeExpired(now);
          payloads.purgeExpired();
          return purged;
        });
  }

  private long purgeWithFiles(long now) {
    long purged = 0;
    List<FileRef> expired = documents.expiredFiles(now);
    while (!expired.isEmpty()) {
      purged += documents.purgeExpired(expired.stream().map(FileRef::key).toList(), now);
      payloads.forget(expired);
      expired = documents.expiredFiles(now);
    }
    return purged;
  }
}
