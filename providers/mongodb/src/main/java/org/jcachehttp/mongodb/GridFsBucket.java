package org.jcachehttp.mongodb;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Sorts;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.bson.BsonDateTime;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonInt64;
import org.bson.BsonObjectId;
import org.bson.BsonString;
import org.bson.types.ObjectId;
import org.jcachehttp.storage.PagedScan;
import org.jcachehttp.storage.StoredRecord;
import org.jcachehttp.storage.internal.OperationTimeouts;
import org.jcachehttp.storage.internal.Preparation;

/**
 * The GridFS bucket of a region: the collections {@code COLLECTION.files} and {@code
 * COLLECTION.chunks} in the layout of the GridFS specification. A file is written once, under a new
 * id, before an entry refers to it. It is deleted when no entry refers to it any more.
 *
 * <p>The driver's {@code GridFSBucket} can read these files. It is not used here because it queries
 * the file's document before each download and sends chunks one by one.
 */
final class GridFsBucket {

  private static final String ID = "_id";
  private static final String FILENAME = "filename";
  private static final String UPLOAD_DATE = "uploadDate";

  private final MongoCollection<BsonDocument> files;
  private final MongoCollection<BsonDocument> chunks;
  private final OperationTimeouts timeouts;
  private final InstantSource clock;
  private final Preparation indexes;

  GridFsBucket(MongoDatabase database, String bucket, StorageSettings settings) {
    this.files = database.getCollection(bucket + ".files", BsonDocument.class);
    this.chunks = database.getCollection(bucket + ".chunks", BsonDocument.class);
    this.timeouts = settings.timeouts();
    this.clock = settings.clock();
    this.indexes = IndexCreation.of(bucket, this::createIndexes);
  }

  /**
   * A file to write.
   *
   * @param key the key of the entry
   * @param id the id of the new file
   * @param record the record with the payload
   */
  record Upload(String key, ObjectId id, StoredRecord<byte[]> record) {

    byte[] payload() {
      return record.payload();
    }

    /** Returns the reference to the new file. */
    StoredPayload.GridFsFile file() {
      return new StoredPayload.GridFsFile(id, payload().length);
    }
  }

  /** Writes files. The file documents come first, so that a crash leaves no unlisted chunks. */
  void write(List<Upload> uploads) {
    indexes.begin();
    Duration timeout = timeouts.forBytes(uploads.stream().mapToLong(u -> u.payload().length).sum());
    within(files, timeout).insertMany(uploads.stream().map(this::document).toList());
    List<BsonDocument> unsent = new ArrayList<>();
    for (Upload upload : uploads) {
      for (int n = 0; n < Chunk.count(upload.payload().length); n++) {
        unsent.add(Chunk.of(upload.id(), n, upload.payload()));
        if (unsent.size() == Chunk.PER_COMMAND) {
          within(chunks, timeout).insertMany(unsent);
          unsent.clear();
        }
      }
    }
    if (!unsent.isEmpty()) {
      within(chunks, timeout).insertMany(unsent);
    }
  }

  /** Creates the indexes of the GridFS specification. */
  private void createIndexes() {
    within(files, timeouts.bulk()).createIndex(Indexes.ascending(FILENAME, UPLOAD_DATE));
    within(chunks, timeouts.bulk())
        .createIndex(Indexes.ascending(Chunk.FILE, Chunk.N), new IndexOptions().unique(true));
  }

  private BsonDocument document(Upload upload) {
    return new BsonDocument(ID, new BsonObjectId(upload.id()))
        .append(StoredPayload.LENGTH, new BsonInt64(upload.payload().length))
        .append("chunkSize", new BsonInt32(Chunk.BYTES))
        .append(UPLOAD_DATE, new BsonDateTime(clock.millis()))
        .append(FILENAME, new BsonString(upload.key()));
  }

  /** Returns the payloads of the files, without files that are missing or incomplete. */
  Map<ObjectId, byte[]> read(Collection<StoredPayload.GridFsFile> wanted) {
    Map<ObjectId, ChunkAssembler> assemblers = new HashMap<>();
    wanted.forEach(file -> assemblers.put(file.id(), new ChunkAssembler(file.length())));
    Duration timeout =
        timeouts.forBytes(wanted.stream().mapToLong(StoredPayload.GridFsFile::length).sum());
    within(chunks, timeout)
        .find(in(ID, idsOfChunks(wanted)))
        .sort(Sorts.ascending(ID))
        .batchSize(PagedScan.PAGE_SIZE)
        .forEach(chunk -> ChunkAssembler.add(chunk, assemblers));
    Map<ObjectId, byte[]> payloads = new HashMap<>();
    assemblers.forEach((id, assembler) -> assembler.whole().ifPresent(it -> payloads.put(id, it)));
    return payloads;
  }

  /** Deletes files. The file documents go last, so that a crash leaves no unlisted chunks. */
  void delete(Collection<StoredPayload.GridFsFile> unneeded) {
    if (!unneeded.isEmpty()) {
      within(chunks, timeouts.bulk()).deleteMany(in(ID, idsOfChunks(unneeded)));
      within(files, timeouts.bulk())
          .deleteMany(in(ID, unneeded.stream().map(StoredPayload.GridFsFile::id).toList()));
    }
  }

  private static List<BsonDocument> idsOfChunks(Collection<StoredPayload.GridFsFile> files) {
    return files.stream()
        .flatMap(
            file ->
                Stream.iterate(0, n -> n + 1)
                    .limit(Chunk.count(file.length()))
                    .map(n -> Chunk.id(file.id(), n)))
        .toList();
  }

  /** Deletes all files. */
  void clear() {
    within(chunks, timeouts.bulk()).deleteMany(new BsonDocument());
    within(files, timeouts.bulk()).deleteMany(new BsonDocument());
  }

  /** Returns the first files in id order whose id follows {@code after}, written before then. */
  List<EntryFile> page(ObjectId after, Instant before) {
    return within(files, timeouts.bulk())
        .find(and(gt(ID, after), lt(UPLOAD_DATE, new BsonDateTime(before.toEpochMilli()))))
        .sort(Sorts.ascending(ID))
        .limit(PagedScan.PAGE_SIZE)
        .batchSize(PagedScan.PAGE_SIZE)
        .projection(Projections.include(FILENAME, StoredPayload.LENGTH))
        .map(GridFsBucket::reference)
        .into(new ArrayList<>());
  }

  private static EntryFile reference(BsonDocument file) {
    return new EntryFile(
        file.getString(FILENAME).getValue(),
        new StoredPayload.GridFsFile(
            file.getObjectId(ID).getValue(), file.getInt64(StoredPayload.LENGTH).getValue()));
  }

  private static MongoCollection<BsonDocument> within(
      MongoCollection<BsonDocument> collection, Duration timeout) {
    return collection.withTimeout(timeout.toMillis(), TimeUnit.MILLISECONDS);
  }
}
