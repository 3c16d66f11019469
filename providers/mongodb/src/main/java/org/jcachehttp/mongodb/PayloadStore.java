package org.jcachehttp.mongodb;

import com.mongodb.MongoException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bson.BsonBinary;
import org.bson.types.ObjectId;
import org.jcachehttp.storage.StoredRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Stores the payloads of a region's entries in their documents or in files. */
final class PayloadStore {

  private static final Logger LOG = LoggerFactory.getLogger(PayloadStore.class);

  private final int maxInlineBytes;
  private final GridFsBucket files;
  private final OrphanedFiles orphans;

  PayloadStore(int maxInlineBytes, GridFsBucket files, OrphanedFiles orphans) {
    this.maxInlineBytes = maxInlineBytes;
    this.files = files;
    this.orphans = orphans;
  }

  /** Writes the files of the entries, and returns the documents that refer to them. */
  List<EntryDocument> write(Map<String, StoredRecord<byte[]>> records) {
    List<GridFsBucket.Upload> uploads = new ArrayList<>();
    List<EntryDocument> entries = new ArrayList<>();
    records.forEach(
        (key, record) -> entries.add(EntryDocument.of(key, record, place(key, record, uploads))));
    if (!uploads.isEmpty()) {
      files.write(uploads);
      orphans.onFilesWritten(uploads.size());
    }
    return entries;
  }

  private StoredPayload place(
      String key, StoredRecord<byte[]> record, List<GridFsBucket.Upload> uploads) {
    if (record.payload().length <= maxInlineBytes) {
      return new StoredPayload.Inline(new BsonBinary(record.payload()));
    }
    GridFsBucket.Upload upload = new GridFsBucket.Upload(key, new ObjectId(), record);
    uploads.add(upload);
    return upload.file();
  }

  /** Returns the payload of an entry; empty if its file is missing or incomplete. */
  Optional<byte[]> read(EntryDocument entry) {
    return Optional.ofNullable(read(List.of(entry)).get(entry.key()));
  }

  /** Returns the payloads of the entries by key, without those whose files are missing. */
  Map<String, byte[]> read(List<EntryDocument> entries) {
    Map<String, byte[]> payloads = new HashMap<>();
    Map<ObjectId, String> keys = new HashMap<>();
    List<StoredPayload.GridFsFile> filed = new ArrayList<>();
    for (EntryDocument entry : entries) {
      if (entry.payload() instanceof StoredPayload.GridFsFile file) {
        keys.put(file.id(), entry.key());
        filed.add(file);
      } else if (entry.payload() instanceof StoredPayload.Inline inline) {
        payloads.put(entry.key(), inline.bytes());
      }
    }
    if (!filed.isEmpty()) {
      files.read(filed).forEach((id, payload) -> payloads.put(keys.get(id), payload));
    }
    return payloads;
  }

  /**
   * Deletes the file of an entry that was replaced or removed. If this fails, the file becomes an
   * orphan.
   */
  void deleteUnreferenced(Optional<StoredPayload.GridFsFile> file) {
    try {
      file.ifPresent(unreferenced -> files.delete(List.of(unreferenced)));
    } catch (MongoException e) {
      LOG.debug("file {} remains until orphans are purged", file, e);
    }
  }

  /** Deletes the files that no entry refers to. If this fails, they become orphans. */
  void deleteUnreferenced(Collection<EntryFile> replaced) {
    try {
      orphans.remove(replaced);
    } catch (MongoException e) {
      LOG.debug("{} files remain until orphans are purged", replaced.size(), e);
    }
  }

  /** Deletes orphaned files. */
  void deleteOrphans() {
    orphans.removeAll();
  }

  /** Deletes all files. */
  void clear() {
    files.clear();
  }
}
