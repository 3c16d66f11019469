package org.jcachehttp.mongodb;

import com.mongodb.client.FindIterable;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoCursor;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Sorts;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.bson.BsonDateTime;
import org.bson.BsonDocument;
import org.bson.BsonString;
import org.bson.BsonType;
import org.bson.conversions.Bson;
import org.jcachehttp.storage.PagedScan;
import org.jcachehttp.storage.ScanCriteria;

/**
 * A page of a scan in key order.
 *
 * @param documents the entries of the page
 * @param lastKey the key of the last document, which may be no entry
 * @param last whether this is the last page
 */
record EntryPage(List<EntryDocument> documents, Optional<String> lastKey, boolean last) {

  /** A page ends when its payloads exceed this size. */
  private static final int MAX_BYTES = 4 << 20;

  private static final Bson WITHOUT_PAYLOAD =
      Projections.include(EntryDocument.VERSION, EntryDocument.DEADLINE, EntryDocument.METADATA);

  /** Returns the next entries after the key that match the criteria. */
  static EntryPage read(
      MongoCollection<BsonDocument> collection, Optional<String> after, ScanCriteria criteria) {
    try (MongoCursor<BsonDocument> cursor = find(collection, after, criteria).cursor()) {
      return read(cursor, EntryDocument::of);
    }
  }

  /** Returns the same entries without their payloads, which stay on the server. */
  static EntryPage readMetadata(
      MongoCollection<BsonDocument> collection, Optional<String> after, ScanCriteria criteria) {
    try (MongoCursor<BsonDocument> cursor =
        find(collection, after, criteria).projection(WITHOUT_PAYLOAD).cursor()) {
      return read(cursor, EntryDocument::withoutPayload);
    }
  }

  /** Returns the first entry that is found, without its payload. */
  static Optional<EntryDocument> metadataOf(FindIterable<BsonDocument> found) {
    return Optional.ofNullable(found.projection(WITHOUT_PAYLOAD).first())
        .flatMap(EntryDocument::withoutPayload);
  }

  private static FindIterable<BsonDocument> find(
      MongoCollection<BsonDocument> collection, Optional<String> after, ScanCriteria criteria) {
    List<Bson> conditions = new ArrayList<>(conditions(criteria));
    // A document with another type of key is never an entry.
    conditions.add(Filters.type(EntryDocument.KEY, BsonType.STRING));
    after.ifPresent(key -> conditions.add(Filters.gt(EntryDocument.KEY, new BsonString(key))));
    return collection
        .find(Filters.and(conditions))
        .sort(Sorts.ascending(EntryDocument.KEY))
        .limit(PagedScan.PAGE_SIZE)
        .batchSize(PagedScan.PAGE_SIZE);
  }

  private static EntryPage read(
      MongoCursor<BsonDocument> cursor, Function<BsonDocument, Optional<EntryDocument>> reader) {
    List<EntryDocument> entries = new ArrayList<>();
    Optional<String> lastKey = Optional.empty();
    long bytes = 0;
    int documents = 0;
    while (cursor.hasNext() && bytes <= MAX_BYTES) {
      BsonDocument document = cursor.next();
      lastKey = Optional.of(document.getString(EntryDocument.KEY).getValue());
      documents++;
      Optional<EntryDocument> entry = reader.apply(document);
      entry.ifPresent(entries::add);
      bytes += entry.map(found -> found.payload().length()).orElse(0L);
    }
    boolean last = documents < PagedScan.PAGE_SIZE && bytes <= MAX_BYTES;
    return new EntryPage(entries, lastKey, last);
  }

  private static List<Bson> conditions(ScanCriteria criteria) {
    List<Bson> conditions = new ArrayList<>();
    if (criteria.from() != Long.MIN_VALUE) {
      // "not less" also matches entries without a deadline, which "greater or equal" would not.
      conditions.add(
          Filters.not(Filters.lt(EntryDocument.DEADLINE, new BsonDateTime(criteria.from()))));
    }
    if (criteria.until() != Long.MAX_VALUE) {
      conditions.add(Filters.lt(EntryDocument.DEADLINE, new BsonDateTime(criteria.until())));
    }
    criteria.metadata().forEach((name, value) -> conditions.add(MetadataFields.equal(name, value)));
    return conditions;
  }
}
