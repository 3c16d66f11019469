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
import org.bson.BsonInt64;
import org.bson.BsonString;
import org.bson.conversions.Bson;
import org.jcachehttp.storage.Deadline;
import org.jcachehttp.storage.EntryMetadata;
import org.jcachehttp.storage.PagedScan;
import org.jcachehttp.storage.ScanCriteria;
import org.jcachehttp.storage.WriteCondition;
import org.jspecify.annotations.Nullable;

/**
 * The documents of one region; each change of one of them is one command, and so atomic among
 * processes.
 */
final class EntryDocuments {

  /** An upsert may meet another one; who then looks again finds the other's document. */
  private static final int UPSERTS = 10;

  private static final Bson WITH_FILE_ONLY = Projections.include(Body.FILE, Body.LENGTH);
  private static final FindOneAndReplaceOptions REPLACE =
      new FindOneAndReplaceOptions().projection(WITH_FILE_ONLY);
  private static final FindOneAndReplaceOptions UPSERT =
      new FindOneAndReplaceOptions().projection(WITH_FILE_ONLY).upsert(true);
  private static final FindOneAndDeleteOptions DELETE =
      new FindOneAndDeleteOptions().projection(WITH_FILE_ONLY);

  private final MongoCollection<BsonDocument> documents;
  private final MongoCollection<BsonDocument> bulk;
  private final Timeouts timeouts;

  EntryDocuments(MongoDatabase database, String collection, Timeouts timeouts) {
    MongoCollection<BsonDocument> found = database.getCollection(collection, BsonDocument.class);
    this.timeouts = timeouts;
    this.documents = within(found, timeouts.operation());
    this.bulk = within(found, timeouts.bulk());
  }

  private static MongoCollection<BsonDocument> within(
      MongoCollection<BsonDocument> collection, Duration timeout) {
    return collection.withTimeout(timeout.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** Lets MongoDB itself remove a document a minute after its deadline. */
  String createTtlIndex() {
    IndexOptions options =
        new IndexOptions().name("deadline_ttl").expireAfter(60L, TimeUnit.SECONDS).sparse(true);
    return bulk.createIndex(Indexes.ascending(EntryDocument.DEADLINE), options);
  }

  Optional<EntryDocument> find(String key) {
    return Optional.ofNullable(documents.find(withKey(key)).first()).map(EntryDocument::of);
  }

  /** The documents under these keys, as many as there are. */
  List<EntryDocument> findAll(Collection<String> keys) {
    return bulk.find(withKeys(keys))
        .batchSize(keys.size())
        .map(EntryDocument::of)
        .into(new ArrayList<>());
  }

  Swap write(EntryDocument entry, WriteCondition expected) {
    MongoCollection<BsonDocument> collection =
        within(documents, timeouts.moving(entry.body().length()));
    BsonDocument document = entry.toBson();
    if (expected instanceof WriteCondition.Version version) {
      return Swap.doneIfFound(
          collection.findOneAndReplace(withVersion(entry.key(), version), document, REPLACE));
    }
    return expected instanceof WriteCondition.Absent
        ? insert(collection, document)
        : Swap.doneOver(upsert(collection, document));
  }

  private static Swap insert(MongoCollection<BsonDocument> collection, BsonDocument document) {
    try {
      collection.insertOne(document);
      return Swap.doneOver(null);
    } catch (MongoWriteException e) {
      if (e.getError().getCategory() == ErrorCategory.DUPLICATE_KEY) {
        return new Swap.Lost();
      }
      throw e;
    }
  }

  private static @Nullable BsonDocument upsert(
      MongoCollection<BsonDocument> collection, BsonDocument document) {
    Bson key = eq(document.get(EntryDocument.KEY));
    for (int attempt = 1; ; attempt++) {
      try {
        return collection.findOneAndReplace(key, document, UPSERT);
      } catch (MongoCommandException e) {
        if (e.getCode() != MongoDbErrors.DUPLICATE_KEY || attempt == UPSERTS) {
          throw e;
        }
      }
    }
  }

  /** Writes every document whatever is there. */
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

  /** Moves a deadline if the version is still that; returns of how many documents. */
  long touch(String key, long version, Deadline deadline) {
    Bson move =
        deadline.isNever()
            ? Updates.unset(EntryDocument.DEADLINE)
            : Updates.set(EntryDocument.DEADLINE, new BsonDateTime(deadline.epochMillis()));
    Bson condition = withVersion(key, new WriteCondition.Version(version));
    return documents.updateOne(condition, move).getMatchedCount();
  }

  Swap remove(String key, WriteCondition expected) {
    if (expected instanceof WriteCondition.Absent) {
      return new Swap.Lost();
    }
    Bson condition =
        expected instanceof WriteCondition.Version version
            ? withVersion(key, version)
            : withKey(key);
    return Swap.doneIfFound(documents.findOneAndDelete(condition, DELETE));
  }

  EntryPage page(Optional<String> after, ScanCriteria criteria) {
    return EntryPage.read(bulk, after, criteria);
  }

  EntryPage heads(Optional<String> after, ScanCriteria criteria) {
    return EntryPage.readHeads(bulk, after, criteria);
  }

  /** Removes those of the entries that still have the version of their head; returns how many. */
  long removeAll(Collection<EntryMetadata<String>> heads) {
    List<DeleteOneModel<BsonDocument>> deletions =
        heads.stream()
            .map(head -> withVersion(head.key(), new WriteCondition.Version(head.version())))
            .map(DeleteOneModel<BsonDocument>::new)
            .toList();
    return bulk.bulkWrite(deletions, new BulkWriteOptions().ordered(false)).getDeletedCount();
  }

  /** Which of the files belong to the entries under these keys at present. */
  List<FileRef> filesOf(Collection<String> keys) {
    return files(withKeys(keys), keys.size());
  }

  /** A page of expired entries with files, in no order. */
  List<FileRef> expiredFiles(long now) {
    return files(new BsonDocument(EntryDocument.DEADLINE, upTo(now)), PagedScan.PAGE_SIZE);
  }

  private List<FileRef> files(BsonDocument condition, int limit) {
    return bulk.find(condition.append(Body.FILE, new BsonDocument("$exists", BsonBoolean.TRUE)))
        .projection(WITH_FILE_ONLY)
        .limit(limit)
        .batchSize(limit)
        .map(
            document ->
                new FileRef(
                    document.getString(EntryDocument.KEY).getValue(), Body.Filed.of(document)))
        .into(new ArrayList<>());
  }

  /** Removes those of the entries that are expired; returns how many it removed. */
  long purgeExpired(Collection<String> keys, long now) {
    return deleteMany(withKeys(keys).append(EntryDocument.DEADLINE, upTo(now)));
  }

  /** Removes the expired entries; returns how many it removed. */
  long purgeExpired(long now) {
    return deleteMany(new BsonDocument(EntryDocument.DEADLINE, upTo(now)));
  }

  long count() {
    return bulk.countDocuments();
  }

  /** Removes all documents; returns how many it removed. */
  long clear() {
    return deleteMany(new BsonDocument());
  }

  private long deleteMany(BsonDocument condition) {
    return bulk.deleteMany(condition).getDeletedCount();
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
