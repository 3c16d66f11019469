package org.jcachehttp.mongodb;

import java.util.Map;
import org.bson.BsonDateTime;
import org.bson.BsonDocument;
import org.bson.BsonInt64;
import org.bson.BsonString;
import org.jcachehttp.storage.Deadline;
import org.jcachehttp.storage.StoredRecord;

/**
 * An entry as a document. If the payload is in GridFS, {@code file} and {@code length} replace
 * {@code body}. An eternal entry has no {@code deadline}.
 *
 * <pre>{@code
 * {
 *   _id: "https://example.org/",
 *   version: NumberLong("-7340163"),
 *   deadline: ISODate("2027-01-15T08:00:00Z"),
 *   metadata: { url: "https://example.org/", status: "200" },
 *   body: BinData(0, "SkNIUg==")
 * }
 * }</pre>
 */
record EntryDocument(
    String key,
    long version,
    Deadline deadline,
    Map<String, String> metadata,
    StoredPayload payload) {

  static final String KEY = "_id";
  static final String VERSION = "version";
  static final String DEADLINE = "deadline";
  static final String METADATA = "metadata";

  static EntryDocument of(String key, StoredRecord<byte[]> record, StoredPayload payload) {
    return new EntryDocument(key, record.version(), record.deadline(), record.metadata(), payload);
  }

  static EntryDocument of(BsonDocument document) {
    return of(document, StoredPayload.of(document));
  }

  /** Reads an entry from a document, with that payload. */
  static EntryDocument of(BsonDocument document, StoredPayload payload) {
    return new EntryDocument(
        document.getString(KEY).getValue(),
        document.getInt64(VERSION).getValue(),
        document.containsKey(DEADLINE)
            ? new Deadline(document.getDateTime(DEADLINE).getValue())
            : Deadline.NEVER,
        MetadataFields.read(document.getDocument(METADATA)),
        payload);
  }

  BsonDocument toBson() {
    BsonDocument document =
        new BsonDocument(KEY, new BsonString(key)).append(VERSION, new BsonInt64(version));
    if (!deadline.isNever()) {
      document.append(DEADLINE, new BsonDateTime(deadline.epochMillis()));
    }
    document.append(METADATA, MetadataFields.write(metadata));
    payload.appendTo(document);
    return document;
  }

  /** Returns the entry with the payload. */
  Map.Entry<String, StoredRecord<byte[]>> entry(byte[] payload) {
    return Map.entry(key, record(payload));
  }

  /** Returns the record with the payload. */
  StoredRecord<byte[]> record(byte[] payload) {
    return new StoredRecord<>(version, deadline, metadata, payload);
  }
}
