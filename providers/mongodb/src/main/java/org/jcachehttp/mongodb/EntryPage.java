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
 * A page of a scan, in the order of keys.
 *
 * @param documents its entries
 * @param last whether no entry follows
 */
record EntryPage(List<EntryDocument> documents, boolean last) {

  /** PayloadStore beyond this end a page: a few large ones fill it. */
  private static final int MAX_BYTES = 4 << 20;

  private static final Bson WITHOUT_PAYLOAD =
      Projections.include(EntryDocument.VERSION, EntryDocument.DEADLINE, EntryDocument.METADATA);
  private static final StoredPayload NO_BODY =
      new StoredPayload.Inline(new BsonBinary(new byte[0]));

  /** The entries that meet the criteria and follow the key. */
  static EntryPage read(
      MongoCollection<BsonDocument> collection, Optional<String> after, ScanCriteria criteria) {
    try (MongoCursor<BsonDocument> cursor = find(collection, after, criteria).cursor()) {
      return read(cursor);
    }
  }

  /** The same with an empty payload: the one they have stays on the server. */
  static EntryPage readMetadata(
      MongoCollection<BsonDocument> collection, Optional<String> after, ScanCriteria criteria) {
    List<EntryDocument> heads =
        find(collection, after, criteria)
            .projection(WITHOUT_PAYLOAD)
            .map(document -> EntryDocument.of(document, NO_BODY))
            .into(new ArrayList<>());
    return new EntryPage(heads, heads.size() < PagedScan.PAGE_SIZE);
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

  /** The key of its last entry. */
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
      bytes += document.body().length();
      if (bytes > MAX_BYTES) {
        return new EntryPage(documents, false);
      }
    }
    return new EntryPage(documents, documents.size() < PagedScan.PAGE_SIZE);
  }

  private static List<Bson> conditions(ScanCriteria criteria) {
    List<Bson> conditions = new ArrayList<>();
    if (criteria.from() != Long.MIN_VALUE) {
      // Not "at or after", which would leave out the entries without a deadline.
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
