package org.jcachehttp.mongodb;

import static com.mongodb.client.model.Filters.eq;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoBulkWriteException;
import com.mongodb.MongoCommandException;
import com.mongodb.MongoWriteException;
import com.mongodb.bulk.BulkWriteError;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.DeleteOneModel;
import com.mongodb.client.model.FindOneAndDeleteOptions;
import com.mongodb.client.model.FindOneAndReplaceOptions;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.Updates;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.bson.BsonArray;
import org.bson.BsonBoolean;
import org.bson.BsonDateTime;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonInt64;
import org.bson.BsonString;
import org.bson.BsonType;
import org.bson.BsonValue;
import org.bson.conversions.Bson;
import org.jcachehttp.storage.Deadline;
import org.jcachehttp.storage.EntryMetadata;
import org.jcachehttp.storage.PagedScan;
import org.jcachehttp.storage.ScanCriteria;
import org.jcachehttp.storage.WriteCondition;
import org.jcachehttp.storage.internal.OperationTimeouts;
import org.jspecify.annotations.Nullable;

/** The collection of one region. Each change of an entry is one atomic command on a document. */
final class EntryDocuments {

  /** A concurrent upsert of a key may fail with a duplicate key; a repeated one finds it. */
  private static final int MAX_UPSERT_ATTEMPTS = 10;

  private static final Bson FILE_REFERENCE =
      Projections.include(StoredPayload.FILE, StoredPayload.LENGTH);
  private static final FindOneAndReplaceOptions REPLACE =
      new FindOneAndReplaceOptions().projection(FILE_REFERENCE);
  private static final FindOneAndReplaceOptions UPSERT =
      new FindOneAndReplaceOptions().projection(FILE_REFERENCE).upsert(true);
  private static final FindOneAndDeleteOptions DELETE =
      new FindOneAndDeleteOptions().projection(FILE_REFERENCE);

  private final MongoCollection<BsonDocument> bulk;
  private final OperationTimeouts timeouts;
  private volatile TimedCollection latest;

  EntryDocuments(MongoDatabase database, String collection, OperationTimeouts timeouts) {
    this.timeouts = timeouts;
    this.latest =
        TimedCollection.of(database.getCollection(collection, BsonDocument.class), timeouts.bulk());
    this.bulk = latest.collection();
  }

  private MongoCollection<BsonDocument> documents() {
    return within(timeouts.operation());
  }

  private MongoCollection<BsonDocument> within(Duration timeout) {
    TimedCollection timed = latest.within(timeout);
    latest = timed;
    return timed.collection();
  }

  /** Creates the TTL index, by which MongoDB deletes a document a minute after its deadline. */
  void createTtlIndex() {
    IndexOptions options =
        new IndexOptions()
            .name("deadline_ttl")
            .expireAfter(Deadline.NATIVE_TTL_MARGIN.toSeconds(), TimeUnit.SECONDS)
            .sparse(true);
    bulk.createIndex(Indexes.ascending(EntryDocument.DEADLINE), options);
  }

  Optional<EntryDocument> find(String key) {
    return document(key).flatMap(EntryDocument::of);
  }

  Optional<EntryDocument> findMetadata(String key) {
    return EntryPage.metadataOf(documents().find(withKey(key)));
  }

  private Optional<BsonDocument> document(String key) {
    return Optional.ofNullable(documents().find(withKey(key)).first());
  }

  /** Returns the entries that exist under these keys. */
  List<EntryDocument> findAll(Collection<String> keys) {
    List<EntryDocument> found = new ArrayList<>();
    bulk.find(withKeys(keys))
        .batchSize(keys.size())
        .forEach(document -> EntryDocument.of(document).ifPresent(found::add));
    return found;
  }

  WriteOutcome write(EntryDocument entry, WriteCondition condition) {
    MongoCollection<BsonDocument> collection = within(timeouts.forBytes(entry.payload().length()));
    BsonDocument document = entry.toBson();
    if (condition instanceof WriteCondition.Version version) {
      return WriteOutcome.appliedIfFound(
          collection.findOneAndReplace(withVersion(entry.key(), version), document, REPLACE));
    }
    return condition instanceof WriteCondition.Absent
        ? insert(collection, entry.key(), document)
        : WriteOutcome.appliedOver(upsert(collection, document));
  }

  private WriteOutcome insert(
      MongoCollection<BsonDocument> collection, String key, BsonDocument document) {
    try {
      collection.insertOne(document);
      return WriteOutcome.appliedOver(null);
    } catch (MongoWriteException e) {
      if (e.getError().getCategory() == ErrorCategory.DUPLICATE_KEY) {
        return replaceForeign(collection, key, document);
      }
      throw e;
    }
  }

  /** Replaces a document that is no entry, which counts as absent. */
  private WriteOutcome replaceForeign(
      MongoCollection<BsonDocument> collection, String key, BsonDocument document) {
    return document(key)
        .filter(stored -> EntryDocument.of(stored).isEmpty())
        .map(foreign -> collection.findOneAndReplace(unchanged(foreign), document, REPLACE))
        .map(WriteOutcome::appliedOver)
        .orElseGet(WriteOutcome.ConditionFailed::new);
  }

  /** Returns the filter for a document whose version, of any type, is unchanged. */
  private static Bson unchanged(BsonDocument document) {
    BsonValue version = document.get(EntryDocument.VERSION);
    return new BsonDocument(EntryDocument.KEY, document.get(EntryDocument.KEY))
        .append(
            EntryDocument.VERSION,
            version == null ? new BsonDocument("$exists", BsonBoolean.FALSE) : version);
  }

  private static @Nullable BsonDocument upsert(
      MongoCollection<BsonDocument> collection, BsonDocument document) {
    Bson key = eq(document.get(EntryDocument.KEY));
    for (int attempt = 1; ; attempt++) {
      try {
        return collection.findOneAndReplace(key, document, UPSERT);
      } catch (MongoCommandException e) {
        if (e.getCode() != MongoDbErrors.DUPLICATE_KEY || attempt == MAX_UPSERT_ATTEMPTS) {
          throw e;
        }
      }
    }
  }

  /** Writes the documents unconditionally. */
  void writeAll(List<EntryDocument> entries) {
    List<ReplaceOneModel<BsonDocument>> replacements =
        entries.stream()
            .map(
                entry ->
                    new ReplaceOneModel<>(
                        withKey(entry.key()), entry.toBson(), new ReplaceOptions().upsert(true)))
            .toList();
    try {
      bulk.bulkWrite(replacements, new BulkWriteOptions().ordered(false));
    } catch (MongoBulkWriteException e) {
      for (BulkWriteError error : e.getWriteErrors()) {
        if (error.getCategory() != ErrorCategory.DUPLICATE_KEY) {
          throw e;
        }
        upsert(bulk, entries.get(error.getIndex()).toBson());
      }
    }
  }

  /** Moves the deadline if the stored version matches; returns the number of changed documents. */
  long touch(String key, long version, Deadline deadline) {
    Bson move =
        deadline.isNever()
            ? Updates.unset(EntryDocument.DEADLINE)
            : Updates.set(EntryDocument.DEADLINE, new BsonDateTime(deadline.epochMillis()));
    Bson filter = withVersion(key, new WriteCondition.Version(version));
    return documents().updateOne(filter, move).getMatchedCount();
  }

  WriteOutcome remove(String key, WriteCondition condition) {
    if (condition instanceof WriteCondition.Absent) {
      return new WriteOutcome.ConditionFailed();
    }
    Bson filter =
        condition instanceof WriteCondition.Version version
            ? withVersion(key, version)
            : withKey(key);
    return WriteOutcome.appliedIfFound(documents().findOneAndDelete(filter, DELETE));
  }

  EntryPage page(Optional<String> after, ScanCriteria criteria) {
    return EntryPage.read(bulk, after, criteria);
  }

  EntryPage metadataPage(Optional<String> after, ScanCriteria criteria) {
    return EntryPage.readMetadata(bulk, after, criteria);
  }

  /** Deletes the entries whose stored version matches; returns the number of deleted entries. */
  long removeAll(Collection<EntryMetadata<String>> entries) {
    List<DeleteOneModel<BsonDocument>> deletions =
        entries.stream()
            .map(entry -> withVersion(entry.key(), new WriteCondition.Version(entry.version())))
            .map(DeleteOneModel<BsonDocument>::new)
            .toList();
    return bulk.bulkWrite(deletions, new BulkWriteOptions().ordered(false)).getDeletedCount();
  }

  /** Returns the files that the entries under these keys refer to. */
  List<EntryFile> filesOf(Collection<String> keys) {
    return files(withKeys(keys), keys.size());
  }

  /** Returns the files of up to 500 expired entries. */
  List<EntryFile> expiredFiles(long now) {
    return files(new BsonDocument(EntryDocument.DEADLINE, upTo(now)), PagedScan.PAGE_SIZE);
  }

  private List<EntryFile> files(BsonDocument filter, int limit) {
    return bulk.find(
            filter
                .append(StoredPayload.FILE, ofType(BsonType.OBJECT_ID))
                .append(StoredPayload.LENGTH, ofType(BsonType.INT64)))
        .projection(FILE_REFERENCE)
        .limit(limit)
        .batchSize(limit)
        .map(
            document ->
                new EntryFile(
                    document.getString(EntryDocument.KEY).getValue(),
                    StoredPayload.GridFsFile.of(document)))
        .into(new ArrayList<>());
  }

  private static BsonDocument ofType(BsonType type) {
    return new BsonDocument("$type", new BsonInt32(type.getValue()));
  }

  /** Deletes the expired entries among these keys; returns the number of deleted entries. */
  long purgeExpired(Collection<String> keys, long now) {
    return deleteMany(withKeys(keys).append(EntryDocument.DEADLINE, upTo(now)));
  }

  /** Deletes all expired entries; returns the number of deleted entries. */
  long purgeExpired(long now) {
    return deleteMany(new BsonDocument(EntryDocument.DEADLINE, upTo(now)));
  }

  long count() {
    return bulk.countDocuments();
  }

  /** Deletes all documents; returns the number of deleted documents. */
  long clear() {
    return deleteMany(new BsonDocument());
  }

  private long deleteMany(BsonDocument filter) {
    return bulk.deleteMany(filter).getDeletedCount();
  }

  private static BsonDocument upTo(long now) {
    return new BsonDocument("$lte", new BsonDateTime(now));
  }

  private static BsonDocument withKeys(Collection<String> keys) {
    BsonArray values = new BsonArray(keys.stream().map(BsonString::new).toList());
    return new BsonDocument(EntryDocument.KEY, new BsonDocument("$in", values));
  }

  private static BsonDocument withKey(String key) {
    return new BsonDocument(EntryDocument.KEY, new BsonString(key));
  }

  private static BsonDocument withVersion(String key, WriteCondition.Version wanted) {
    return withKey(key).append(EntryDocument.VERSION, new BsonInt64(wanted.version()));
  }
}
