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
import java.util.concurrent.atomic.AtomicBoolean;
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

/**
 * The GridFS bucket of a region, {@code COLLECTION.files} and {@code COLLECTION.chunks}, as the
 * GridFS specification lays them out. A file is written once, under an id of its own, before an
 * entry refers to it, and removed after no entry does.
 *
 * <p>Not by the driver's own bucket, which asks for a file's document before each download and
 * sends chunks one by one. It reads what is written here.
 */
final class GridFsBucket {

  private static final String ID = "_id";
  private static final String FILENAME = "filename";
  private static final String UPLOAD_DATE = "uploadDate";

  private final MongoCollection<BsonDocument> files;
  private final MongoCollection<BsonDocument> chunks;
  private final Timeouts timeouts;
  private final InstantSource clock;
  private final AtomicBoolean indexed = new AtomicBoolean();

  GridFsBucket(MongoDatabase database, String bucket, StorageSettings settings) {
    this.files = database.getCollection(bucket + ".files", BsonDocument.class);
    this.chunks = database.getCollection(bucket + ".chunks", BsonDocument.class);
    this.timeouts = settings.timeouts();
    this.clock = settings.clock();
  }

  /**
   * A payload to be written.
   *
   * @param key the entry's
   * @param id the new file's
   * @param record the record that has the payload
   */
  record Upload(String key, ObjectId id, StoredRecord<byte[]> record) {

    byte[] payload() {
      return record.payload();
    }

    /** The payload as it will be found. */
    StoredPayload.GridFsFile file() {
      return new StoredPayload.GridFsFile(id, payload().length);
    }
  }

  /** Writes files; their documents first, so that whatever a crash leaves is found. */
  void write(List<Upload> uploads) {
    createIndexes();
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

  /** Those of the specification, by which other programs find their way. */
  private void createIndexes() {
    if (!indexed.get()) {
      within(files, timeouts.bulk()).createIndex(Indexes.ascending(FILENAME, UPLOAD_DATE));
      within(chunks, timeouts.bulk())
          .createIndex(Indexes.ascending(Chunk.FILE, Chunk.N), new IndexOptions().unique(true));
      indexed.set(true);
    }
  }

  private BsonDocument document(Upload upload) {
    return new BsonDocument(ID, new BsonObjectId(upload.id()))
        .append(StoredPayload.LENGTH, new BsonInt64(upload.payload().length))
        .append("chunkSize", new BsonInt32(Chunk.BYTES))
        .append(UPLOAD_DATE, new BsonDateTime(clock.millis()))
        .append(FILENAME, new BsonString(upload.key()));
  }

  /** The payloads of those of the files that are there to the last byte. */
  Map<ObjectId, byte[]> read(Collection<StoredPayload.GridFsFile> wanted) {
    Map<ObjectId, ChunkAssembler> assemblies = new HashMap<>();
    wanted.forEach(file -> assemblies.put(file.id(), new ChunkAssembler(file.length())));
    Duration timeout =
        timeouts.forBytes(wanted.stream().mapToLong(StoredPayload.GridFsFile::length).sum());
    within(chunks, timeout)
        .find(in(ID, idsOfChunks(wanted)))
        .sort(Sorts.ascending(ID))
        .batchSize(PagedScan.PAGE_SIZE)
        .forEach(chunk -> ChunkAssembler.add(chunk, assemblies));
    Map<ObjectId, byte[]> payloads = new HashMap<>();
    assemblies.forEach((id, assembly) -> assembly.whole().ifPresent(it -> payloads.put(id, it)));
    return payloads;
  }

  /** Removes files; their documents last, so that whatever a crash leaves is found. */
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

  /** Removes all files. */
  void clear() {
    within(chunks, timeouts.bulk()).deleteMany(new BsonDocument());
    within(files, timeouts.bulk()).deleteMany(new BsonDocument());
  }

  /** The first files after that one in the order of their ids that were written before then. */
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
