package org.jcachehttp.mongodb;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.gridfs.GridFSBuckets;
import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.bson.Document;
import org.bson.types.Binary;
import org.jcachehttp.servers.LocalMongoDb;
import org.jcachehttp.storage.Deadline;
import org.jcachehttp.storage.Region;
import org.jcachehttp.storage.ScanCriteria;
import org.jcachehttp.storage.StoredRecord;
import org.jcachehttp.storage.WriteCondition;
import org.jcachehttp.testkit.TestRecords;
import org.jcachehttp.testkit.Threads;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Payloads that are too large for a document are in GridFS, and are deleted with their entry. */
@Timeout(120)
class LargePayloadsTest {

  private static final int MIB = 1 << 20;
  private static final int THREE_CHUNKS = 600_000;
  private static final int MORE_THAN_A_PAGE = 520;

  private static LocalMongoDb server;
  private static MongoClient client;

  private volatile Instant now = Instant.now();
  private MongoDatabase database;
  private MongoDbStorage storage;
  private MongoDbStorage gridfs;

  @BeforeAll
  static void start() {
    server = LocalMongoDb.start("mongodb");
    client = MongoClients.create("mongodb://" + server.host());
  }

  @AfterAll
  static void stop() {
    client.close();
    server.close();
  }

  @BeforeEach
  void open() {
    database = client.getDatabase("large");
    String location = "//" + server.host() + "/" + database.getName();
    storage = Opening.open("mongodb", location, Map.of(), () -> now);
    gridfs = Opening.open("gridfs", location, Map.of(), () -> now);
  }

  @AfterEach
  void close() {
    storage.close();
    gridfs.close();
    database.drop();
  }

  @Test
  void aBodyOf20MibIsByteExactAndIsAFileThatTheDriversOwnBucketReads() {
    StoredRecord<byte[]> written = TestRecords.write(pages(), "https://example.org/", 20 * MIB);
    assertThat(pages().read("https://example.org/").orElseThrow().payload())
        .isEqualTo(written.payload());
    ByteArrayOutputStream downloaded = new ByteArrayOutputStream();
    GridFSBuckets.create(database, "pages").downloadToStream("https://example.org/", downloaded);
    assertThat(downloaded.toByteArray()).isEqualTo(written.payload());
  }

  @Test
  void upTo15MibAPayloadIsInItsDocument() {
    TestRecords.write(pages(), "document", 15 * MIB);
    assertThat(files()).isZero();
    TestRecords.write(pages(), "file", 15 * MIB + 1);
    assertThat(files()).isEqualTo(1);
    assertThat(pages().readAll(List.of("document", "file")).values())
        .extracting(record -> record.payload().length)
        .containsExactlyInAnyOrder(15 * MIB, 15 * MIB + 1);
  }

  @Test
  void aReplacedOrRemovedEntryTakesItsFileAlong() {
    TestRecords.write(stored(), "key", THREE_CHUNKS);
    TestRecords.write(stored(), "key", THREE_CHUNKS);
    assertThat(files()).isEqualTo(1);
    assertThat(chunks()).isEqualTo(3);
    stored().remove("key", WriteCondition.any());
    assertThat(files() + chunks()).isZero();
  }

  @Test
  void aDocumentInThePlaceOfAFileTakesTheFileAlong() {
    TestRecords.write(stored(), "key", THREE_CHUNKS);
    TestRecords.write(pages(), "key", 1);
    assertThat(files() + chunks()).isZero();
  }

  @Test
  void aWriteThatLosesLeavesNoFile() {
    assertThat(stored().write("key", WriteCondition.version(1), TestRecords.ofSize(10))).isFalse();
    assertThat(files() + chunks()).isZero();
  }

  @Test
  void aBulkWriteOrASweepTakesTheFilesOfWhatItReplacesOrRemovesAlong() {
    Map<String, StoredRecord<byte[]>> records = moreThanAPage();
    stored().writeAll(records);
    records.replaceAll((key, record) -> record.withDeadline(new Deadline(1)));
    stored().writeAll(records);
    assertThat(files()).isEqualTo(MORE_THAN_A_PAGE);
    assertThat(stored().purgeExpired(1)).isEqualTo(MORE_THAN_A_PAGE);
    assertThat(files() + chunks()).isZero();
  }

  @Test
  void readersSeeOneVersionOfAFileOfSeveralChunksThatIsBeingReplaced() {
    TestRecords.write(stored(), "key", THREE_CHUNKS);
    Threads.run(
        4,
        thread -> {
          for (int round = 0; round < 15; round++) {
            if (thread == 0) {
              TestRecords.write(stored(), "key", THREE_CHUNKS);
            } else {
              assertOneVersion(stored().read("key").orElseThrow());
              stored()
                  .scan(ScanCriteria.all())
                  .forEachRemaining(e -> assertOneVersion(e.getValue()));
            }
          }
        });
  }

  @Test
  void anEntryWhoseFileIsGoneIsAbsentForReadersAndWriters() {
    TestRecords.write(stored(), "key", THREE_CHUNKS);
    database.getCollection("pages.chunks").deleteOne(new Document("n", 1));
    assertThat(stored().read("key")).isEmpty();
    assertThat(stored().write("key", WriteCondition.absent(), TestRecords.ofSize(1))).isTrue();
  }

  static Stream<Document> damages() {
    return Stream.of(
        new Document("data", "text"),
        new Document("data", null),
        new Document("data", new Binary(new byte[1])),
        new Document("n", "text"),
        new Document("n", 7));
  }

  @ParameterizedTest
  @MethodSource("damages")
  void anEntryWithADamagedChunkIsAbsentAndIsReplaced(Document damage) {
    TestRecords.write(stored(), "key", THREE_CHUNKS);
    database
        .getCollection("pages.chunks")
        .updateOne(new Document("n", 1), new Document("$set", damage));
    assertThat(stored().read("key")).isEmpty();
    assertThat(stored().readAll(List.of("key"))).isEmpty();
    assertThat(stored().scan(ScanCriteria.all())).isExhausted();
    assertThat(stored().write("key", WriteCondition.absent(), TestRecords.ofSize(1))).isTrue();
    assertThat(stored().read("key")).isPresent();
  }

  @Test
  void filesOfEntriesThatMongoDbRemovedAreRemovedByASweepAnHourLater() {
    stored().writeAll(moreThanAPage());
    database.getCollection("pages").deleteMany(new Document("_id", new Document("$ne", "key0")));
    stored().purgeExpired(0);
    assertThat(files()).isEqualTo(MORE_THAN_A_PAGE);
    anHourPasses();
    stored().purgeExpired(0);
    assertThat(files()).isEqualTo(1);
    assertThat(chunks()).isEqualTo(1);
    assertThat(stored().read("key0")).isPresent();
  }

  @Test
  void filesOfProcessesThatEndedAreRemovedByThoseThatGoOnWriting() {
    TestRecords.write(stored(), "lost", 10);
    database.getCollection("pages").deleteOne(new Document("_id", "lost"));
    anHourPasses();
    Region<String, byte[]> region = stored();
    IntStream.range(0, 100).forEach(i -> TestRecords.write(region, "key", 10));
    assertThat(files()).isEqualTo(1);
  }

  @Test
  void aRegionIsNeverTheBucketOfAnother() {
    TestRecords.write(stored(), "key", 10);
    for (String name : List.of("pages.files", "pages.chunks")) {
      assertThat(storage.open(name).count()).isZero();
      storage.open(name).clear();
    }
    assertThat(stored().read("key")).isPresent();
  }

  @Test
  void clearRemovesAllFilesOfItsRegionOnly() {
    TestRecords.write(gridfs.open("others"), "key", 10);
    TestRecords.write(stored(), "key", 10);
    stored().clear();
    assertThat(files() + chunks()).isZero();
    assertThat(gridfs.open("others").read("key")).isPresent();
  }

  private static void assertOneVersion(StoredRecord<byte[]> record) {
    assertThat(record.payload())
        .isEqualTo(TestRecords.payload(record.version(), record.payload().length));
  }

  private static Map<String, StoredRecord<byte[]>> moreThanAPage() {
    Map<String, StoredRecord<byte[]>> records = new HashMap<>();
    IntStream.range(0, MORE_THAN_A_PAGE)
        .forEach(i -> records.put("key" + i, TestRecords.ofSize(10)));
    return records;
  }

  private void anHourPasses() {
    now = now.plus(Duration.ofMinutes(61));
  }

  /** The region with payloads in documents, if they fit. */
  private Region<String, byte[]> pages() {
    return storage.open("pages");
  }

  /** The same region, with every payload in a file. */
  private Region<String, byte[]> stored() {
    return gridfs.open("pages");
  }

  private long files() {
    return database.getCollection("pages.files").countDocuments();
  }

  private long chunks() {
    return database.getCollection("pages.chunks").countDocuments();
  }
}
