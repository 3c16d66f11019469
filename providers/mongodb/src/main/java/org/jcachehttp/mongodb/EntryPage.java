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
import org.bson.BsonBinary;
import org.bson.BsonDateTime;
import org.bson.BsonDocument;
import org.bson.BsonString;
import org.bson.conversions.Bson;
import org.jcachehttp.storage.PagedScan;
import org.jcachehttp.storage.ScanCriteria;

/**
 * A page of a scan in key order.
 *
 * @param documents the entries of the page
 * @param last whether this is the last page
 */
record EntryPage(List<EntryDocument> documents, boolean last) {

  /** A page ends when its payloads exceed this size. */
  private static final int MAX_BYTES = 4 << 20;

  private static final Bson WITHOUT_PAYLOAD =
      Projections.include(EntryDocument.VERSION, EntryDocument.DEADLINE, EntryDocument.METADATA);
  private static final StoredPayload NO_PAYLOAD =
      new StoredPayload.Inline(new BsonBinary(new byte[0]));

  /** Returns the next entries after the key that match the criteria. */
  static EntryPage read(
      MongoCollection<BsonDocument> collection, Optional<String> after, ScanCriteria criteria) {
    try (MongoCursor<BsonDocument> cursor = find(collection, after, criteria).cursor()) {
      return read(cursor);
    }
  }

  /** Returns the same entries without their payloads, which stay on the server. */
  static EntryPage readMetadata(
      MongoCollection<BsonDocument> collection, Optional<String> after, ScanCriteria criteria) {
    List<EntryDocument> entries =
        find(collection, after, criteria)
            .projection(WITHOUT_PAYLOAD)
            .map(document -> EntryDocument.of(document, NO_PAYLOAD))
            .into(new ArrayList<>());
    return new EntryPage(entries, entries.size() < PagedScan.PAGE_SIZE);
  }

  private static FindIterable<BsonDocument> find(
      MongoCollection<BsonDocument> collection, Optional<String> after, ScanCriteria criteria) {
    List<Bson> conditions = new ArrayList<>(conditions(criteria));
    after.ifPresent(key -> conditions.add(Filters.gt(EntryDocument.KEY, new BsonString(key))));
    return collection
        .find(conditions.isEmpty() ? Filters.empty() : Filters.and(conditions))
        .sort(Sorts.ascending(EntryDocument.KEY))
        .limit(PagedScan.PAGE_SIZE)
        .batchSize(PagedScan.PAGE_SIZE);
  }

  /** Returns the key of the last entry. */
  Optional<String> lastKey() {
    return documents.isEmpty()
        ? Optional.empty()
        : Optional.of(documents.get(documents.size() - 1).key());
  }

  private static EntryPage read(MongoCursor<BsonDocument> cursor) {
    List<EntryDocument> documents = new ArrayList<>();
    long bytes = 0;
    while (cursor.hasNext()) {
      EntryDocument document = EntryDocument.of(cursor.next());
      documents.add(document);
      bytes += document.payload().length();
      if (bytes > MAX_BYTES) {
        return new EntryPage(documents, false);
      }
    }
    return new EntryPage(documents, documents.size() < PagedScan.PAGE_SIZE);
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
