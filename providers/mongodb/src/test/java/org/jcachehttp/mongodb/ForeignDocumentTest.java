package org.jcachehttp.mongodb;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.ReplaceOptions;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.bson.Document;
import org.bson.types.Binary;
import org.jcachehttp.servers.LocalMongoDb;
import org.jcachehttp.storage.Deadline;
import org.jcachehttp.storage.Region;
import org.jcachehttp.storage.ScanCriteria;
import org.jcachehttp.storage.WriteCondition;
import org.jcachehttp.testkit.TestRecords;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A document that is no entry is absent and is replaced. */
class ForeignDocumentTest {

  private static final Binary BODY = new Binary(new byte[1]);

  private final LocalMongoDb server = LocalMongoDb.start("mongodb");
  private final MongoClient client = MongoClients.create("mongodb://" + server.host());
  private final MongoCollection<Document> collection =
      client.getDatabase("foreign").getCollection("pages");
  private final MongoDbStorage storage =
      Opening.open(
          "mongodb", "//" + server.host() + "/foreign", Map.of("operation-timeout", "30s"));
  private final Region<String, byte[]> region = storage.open("pages");

  @AfterEach
  void close() {
    storage.close();
    client.close();
    server.close();
  }

  static Stream<Document> documents() {
    Document metadata = new Document("status", "200");
    return Stream.of(
        new Document(),
        new Document("name", "another application's"),
        new Document("version", "1").append("metadata", metadata).append("body", BODY),
        new Document("version", 1L).append("body", BODY),
        new Document("version", 1L).append("metadata", "none").append("body", BODY),
        new Document("version", 1L).append("metadata", new Document("a", 1)).append("body", BODY),
        new Document("version", 1L).append("metadata", metadata),
        new Document("version", 1L).append("metadata", metadata).append("body", "text"),
        new Document("version", 1L)
            .append("metadata", metadata)
            .append("body", BODY)
            .append("deadline", "soon"),
        new Document("version", 1L).append("metadata", metadata).append("file", "text"),
        new Document("version", 1L)
            .append("metadata", metadata)
            .append("file", new org.bson.types.ObjectId())
            .append("length", "long"));
  }

  @ParameterizedTest
  @MethodSource("documents")
  void aDocumentOfAnotherShapeIsAbsentAndIsReplaced(Document document) {
    plant(document);
    assertThat(region.read("key")).isEmpty();
    assertThat(region.readAll(List.of("key"))).isEmpty();
    assertThat(region.scan(ScanCriteria.all())).isExhausted();
    region.touch("key", -1, Deadline.NEVER);
    region.purgeExpired(1);
    assertThat(region.write("key", WriteCondition.version(-1), TestRecords.ofSize(1))).isFalse();
    assertThat(region.write("key", WriteCondition.absent(), TestRecords.ofSize(1))).isTrue();
    assertThat(region.read("key")).isPresent();
    plant(document);
    assertThat(region.write("key", WriteCondition.any(), TestRecords.ofSize(1))).isTrue();
    assertThat(region.read("key")).isPresent();
    plant(document);
    region.writeAll(Map.of("key", TestRecords.ofSize(1)));
    assertThat(region.read("key")).isPresent();
    assertThat(region.write("key", WriteCondition.absent(), TestRecords.ofSize(1))).isFalse();
  }

  @Test
  void aScanGoesOnBehindPagesOfOthersDocuments() {
    for (int i = 0; i < 1_100; i++) {
      collection.insertOne(new Document("_id", "a%04d".formatted(i)).append("name", "theirs"));
    }
    collection.insertOne(new Document("name", "under an ObjectId"));
    region.write("key", WriteCondition.any(), TestRecords.ofSize(1));
    assertThat(region.scan(ScanCriteria.all())).toIterable().hasSize(1);
    assertThat(region.scanMetadata(ScanCriteria.all())).toIterable().hasSize(1);
  }

  private void plant(Document document) {
    collection.replaceOne(Filters.eq("_id", "key"), document, new ReplaceOptions().upsert(true));
  }
}
