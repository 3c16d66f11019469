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

/** The payloads of a region's entries, in their documents or in files. */
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

  /** The entries as documents, after the files that these refer to have been written. */
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

  /** The payload of an entry; empty if it is in a file that is not there, or not all of it. */
  Optional<byte[]> read(EntryDocument entry) {
    return Optional.ofNullable(read(List.of(entry)).get(entry.key()));
  }

  /** The payloads of entries, by key, without those that are in files that are not there. */
  Map<String, byte[]> read(List<EntryDocument> entries) {
    Map<String, byte[]> payloads = new HashMap<>();
    Map<ObjectId, String> keys = new HashMap<>();
    List<StoredPayload.GridFsFile> filed = new ArrayList<>();
    for (EntryDocument entry : entries) {
      if (entry.body() instanceof StoredPayload.GridFsFile file) {
        keys.put(file.id(), entry.key());
        filed.add(file);
      } else if (entry.body() instanceof StoredPayload.Inline inline) {
        payloads.put(entry.key(), inline.bytes());
      }
    }
    if (!filed.isEmpty()) {
      files.read(filed).forEach((id, payload) -> payloads.put(keys.get(id), payload));
    }
    return payloads;
  }

  /**
   * Removes the file of an entry that is gone. The entry's own change is done by now: if this
   * fails, the file is one more orphan.
   */
  void deleteUnreferenced(Optional<StoredPayload.GridFsFile> file) {
    try {
      file.ifPresent(unneeded -> files.delete(List.of(unneeded)));
    } catch (MongoException e) {
      LOG.debug("file {} stays until orphans are removed", file, e);
    }
  }

  /** Removes those of the files that no entry refers to any more; what fails stays for later. */
  void deleteUnreferenced(Collection<EntryFile> replaced) {
    try {
      orphans.remove(replaced);
    } catch (MongoException e) {
      LOG.debug("{} files stay until orphans are removed", replaced.size(), e);
    }
  }

  /** Removes what processes that ended, and MongoDB's own removals, have left. */
  void purgeExpired() {
    orphans.removeAll();
  }

  /** Removes all files. */
  void clear() {
    files.clear();
  }
}
