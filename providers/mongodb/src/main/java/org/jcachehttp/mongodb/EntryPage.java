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
 * A page of a scan, in the order of keys.
 *
 * @param documents its entries
 * @param lastKey the key of its last document, which may be no entry
 * @param last whether no document follows
 */
record EntryPage(List<EntryDocument> documents, Optional<String> lastKey, boolean last) {

  /** Payloads beyond this end a page: a few large ones fill it. */
  private static final int MAX_BYTES = 4 << 20;

  private static final Bson WITHOUT_PAYLOAD =
      Projections.include(EntryDocument.VERSION, EntryDocument.DEADLINE, EntryDocument.METADATA);

  /** The entries that meet the criteria and follow the key. */
  static EntryPage read(
      MongoCollection<BsonDocument> collection, Optional<String> after, ScanCriteria criteria) {
    try (MongoCursor<BsonDocument> cursor = find(collection, after, criteria).cursor()) {
      return read(cursor, EntryDocument::of);
    }
  }

  /** The same with an empty payload: the one they have stays on the server. */
  static EntryPage readHeads(
      MongoCollection<BsonDocument> collection, Optional<String> after, ScanCriteria criteria) {
    try (MongoCursor<BsonDocument> cursor =
        find(collection, after, criteria).projection(WITHOUT_PAYLOAD).cursor()) {
      return read(cursor, EntryDocument::ofHead);
    }
  }

  private static FindIterable<BsonDocument> find(
      MongoCollection<BsonDocument> collection, Optional<String> after, ScanCriteria criteria) {
    List<Bson> conditions = new ArrayList<>(conditions(criteria));
    // A document under another kind of key is never an entry.
    conditions.add(Filters.type(EntryDocument.KEY, BsonType.STRING));
    after.ifPresent(key -> conditions.add(Filters.gt(EntryDocument.KEY, new BsonString(key))));
    return collection
        .find(Filters.and(conditions))
        .sort(Sorts.ascending(EntryDocument.KEY))
        .limit(PagedScan.PAGE_SIZE)
        .batchSize(PagedScan.PAGE_SIZE);
  }

  private static EntryPage read(
      MongoCursor<BsonDocument> cursor, Function<BsonDocument, Optional<EntryDocument>> reading) {
    List<EntryDocument> entries = new ArrayList<>();
    Optional<String> lastKey = Optional.empty();
    long bytes = 0;
    int met = 0;
    while (cursor.hasNext() && bytes <= MAX_BYTES) {
      BsonDocument document = cursor.next();
      lastKey = Optional.of(document.getString(EntryDocument.KEY).getValue());
      met++;
      Optional<EntryDocument> entry = reading.apply(document);
      entry.ifPresent(entries::add);
      bytes += entry.map(found -> found.body().length()).orElse(0L);
    }
    return new EntryPage(entries, lastKey, met < PagedScan.PAGE_SIZE && bytes <= MAX_BYTES);
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
