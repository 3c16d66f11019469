package org.jcachehttp.mongodb;

import java.util.Map;
import org.bson.BsonDateTime;
import org.bson.BsonDocument;
import org.bson.BsonInt64;
import org.bson.BsonString;
import org.jcachehttp.storage.Deadline;
import org.jcachehttp.storage.StoredRecord;

/**
 * An entry as a document; a payload in GridFS has {@code file} and {@code length} in the place of
 * {@code body}, and an entry that never expires has no {@code deadline}.
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
    String key, long version, Deadline deadline, Map<String, String> metadata, Body body) {

  static final String KEY = "_id";
  static final String VERSION = "version";
  static final String DEADLINE = "deadline";
  static final String METADATA = "metadata";

  static EntryDocument of(String key, StoredRecord<byte[]> record, Body body) {
    return new EntryDocument(key, record.version(), record.deadline(), record.metadata(), body);
  }

  static EntryDocument of(BsonDocument document) {
    return of(document, Body.of(document));
  }

  /** The entry in a document, its payload in that place. */
  static EntryDocument of(BsonDocument document, Body body) {
    return new EntryDocument(
        document.getString(KEY).getValue(),
        document.getInt64(VERSION).getValue(),
        document.containsKey(DEADLINE)
            ? new Deadline(document.getDateTime(DEADLINE).getValue())
            : Deadline.NEVER,
        MetadataFields.read(document.getDocument(METADATA)),
        body);
  }

  BsonDocument toBson() {
    BsonDocument document =
        new BsonDocument(KEY, new BsonString(key)).append(VERSION, new BsonInt64(version));
    if (!deadline.isNever()) {
      document.append(DEADLINE, new BsonDateTime(deadline.epochMillis()));
    }
    document.append(METADATA, MetadataFields.write(metadata));
    body.appendTo(document);
    return document;
  }

  /** The entry with its payload. */
  Map.Entry<String, StoredRecord<byte[]>> entry(byte[] payload) {
    return Map.entry(key, record(payload));
  }

  /** The record with its payload. */
  StoredRecord<byte[]> record(byte[] payload) {
    return new StoredRecord<>(version, deadline, metadata, payload);
  }
}
