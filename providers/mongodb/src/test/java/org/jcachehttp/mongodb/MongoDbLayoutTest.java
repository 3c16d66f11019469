package org.jcachehttp.mongodb;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.lt;
import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.Map;
import java.util.Optional;
import org.bson.Document;
import org.bson.types.Binary;
import org.jcachehttp.servers.LocalMongoDb;
import org.jcachehttp.storage.Deadline;
import org.jcachehttp.storage.Region;
import org.jcachehttp.storage.StoredRecord;
import org.jcachehttp.storage.WriteCondition;
import org.jcachehttp.testkit.Await;
import org.jcachehttp.testkit.TestRecords;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The layout of the database. */
class MongoDbLayoutTest {

  private static final Map<String, String> METADATA =
      Map.of("url", "https://example.org/a", "status", "404", "fresh-until", "2027-01-15T08:00Z");

  private static LocalMongoDb server;
  private static MongoClient client;
  private static MongoDbStorage storage;
  private static MongoDatabase database;

  @BeforeAll
  static void start() {
    server = LocalMongoDb.start("mongodb");
    client = MongoClients.create("mongodb://" + server.host());
    database = client.getDatabase("layout");
    storage = Opening.open("mongodb", "//" + server.host() + "/layout", Map.of());
  }

  @AfterAll
  static void stop() {
    storage.close();
    client.close();
    server.close();
  }

  @Test
  void anEntryIsADocumentThatIsFoundByItsFields() {
    write("fields", new Deadline(1_000));
    Document found =
        database
            .getCollection("fields")
            .find(and(eq("metadata.status", "404"), lt("deadline", Instant.ofEpochMilli(2_000))))
            .first();
    assertThat(found)
        .containsEntry("_id", "key")
        .containsEntry("version", 7L)
        .hasEntrySatisfying("deadline", MongoDbLayoutTest::isASecond)
        .containsEntry("metadata", new Document(Map.copyOf(METADATA)))
        .containsEntry("body", new Binary(new byte[] {1, 2, 3}))
        .hasSize(5);
  }

  @Test
  void anEternalEntryHasNoDeadlineAndATouchMovesTheDeadlineItself() {
    Region<String, byte[]> region = write("touched", Deadline.NEVER);
    assertThat(document("touched")).doesNotContainKey("deadline");
    region.touch("key", 7, new Deadline(1_000));
    assertThat(document("touched")).hasEntrySatisfying("deadline", MongoDbLayoutTest::isASecond);
  }

  @Test
  void theTtlIndexIsOnTheDeadlineOfEachEntry() {
    storage.open("indexed");
    assertThat(awaitIndex("indexed", "deadline_ttl"))
        .containsEntry("key", new Document("deadline", 1))
        .hasEntrySatisfying("expireAfterSeconds", s -> assertThat((Number) s).isEqualTo(60L));
  }

  @Test
  void theIndexesOfGridFsAreThoseOfItsSpecification() {
    try (var files = Opening.open("gridfs", "//" + server.host() + "/layout", Map.of())) {
      TestRecords.write(files.open("filed"), "key", 1);
      assertThat(awaitIndex("filed.files", "filename_1_uploadDate_1")).isNotEmpty();
      assertThat(awaitIndex("filed.chunks", "files_id_1_n_1")).containsEntry("unique", true);
    }
  }

  /** Indexes are created in the background. */
  private static Document awaitIndex(String collection, String name) {
    Await.until(() -> index(collection, name).isPresent());
    return index(collection, name).orElseThrow();
  }

  private static Optional<Document> index(String collection, String name) {
    return database.getCollection(collection).listIndexes().into(new ArrayList<>()).stream()
        .filter(index -> name.equals(index.get("name")))
        .findFirst();
  }

  @Test
  void theTtlIndexCanBeLeftToOthers() {
    Map<String, String> options = Map.of("ttl-index", "false");
    try (var without = Opening.open("mongodb", "//" + server.host() + "/layout", options)) {
      TestRecords.write(without.open("unindexed"), "key", 1);
      assertThat(database.getCollection("unindexed").listIndexes())
          .extracting(index -> index.get("name"))
          .containsExactly("_id_");
    }
  }

  @Test
  void aCollectionIsCalledAsItsRegionUnlessMongoDbForbidsIt() {
    assertThat(CollectionName.of("http_cache")).isEqualTo("http_cache");
    assertThat(CollectionName.of("com.acme.Person")).isEqualTo("com.acme.Person");
    assertThat(CollectionName.of("$100%")).isEqualTo("%24100%25");
    assertThat(CollectionName.of("system.views")).isEqualTo("system%2eviews");
    assertThat(CollectionName.of("p".repeat(300))).hasSize(93);
  }

  private static Region<String, byte[]> write(String name, Deadline deadline) {
    Region<String, byte[]> region = storage.open(name);
    region.write(
        "key",
        WriteCondition.any(),
        new StoredRecord<>(7, deadline, METADATA, new byte[] {1, 2, 3}));
    return region;
  }

  /** A date: a TTL index ignores numbers. */
  private static void isASecond(Object deadline) {
    assertThat(deadline).isEqualTo(Date.from(Instant.ofEpochSecond(1)));
  }

  private static Document document(String collection) {
    return database.getCollection(collection).find().first();
  }
}
