package org.jcachehttp.faults.space;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.bson.RawBsonDocument;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The sizes of documents and items that a backend has written, as their formats define them. */
final class Documents {

  /** DynamoDB's documentation, "item sizes and formats". */
  private static final int BYTES_OF_A_MAP = 3;

  private Documents() {}

  /** Returns the average number of bytes of a document in BSON, without indexes. */
  static double averageOfMongoDb(URI uri) {
    List<Integer> sizes = new ArrayList<>();
    try (MongoClient client = MongoClients.create("mongodb://" + uri.getAuthority())) {
      client
          .getDatabase(uri.getPath().substring(1))
          .getCollection("http_cache", RawBsonDocument.class)
          .find()
          .forEach(document -> sizes.add(document.getByteBuffer().remaining()));
    }
    return sizes.stream().mapToInt(Integer::intValue).average().orElseThrow();
  }

  /** Returns the average size of an item, on which the service bases its units. */
  static double averageOfDynamoDb(URI uri) {
    try (DynamoDbClient client =
        DynamoDbClient.builder().endpointOverride(endpoint(uri)).region(Region.EU_WEST_1).build()) {
      return client.scanPaginator(scan -> scan.tableName(uri.getHost())).items().stream()
          .mapToLong(Documents::sizeOf)
          .average()
          .orElseThrow();
    }
  }

  private static URI endpoint(URI uri) {
    return Stream.of(uri.getQuery().split("&", -1))
        .filter(option -> option.startsWith("endpoint="))
        .map(option -> URI.create(option.substring("endpoint=".length())))
        .findFirst()
        .orElseThrow();
  }

  private static long sizeOf(Map<String, AttributeValue> attributes) {
    return attributes.entrySet().stream()
        .mapToLong(attribute -> utf8(attribute.getKey()) + sizeOf(attribute.getValue()))
        .sum();
  }

  private static long sizeOf(AttributeValue value) {
    return switch (value.type()) {
      case S -> utf8(value.s());
      // One byte for two digits, one more, and one for a sign.
      case N -> (value.n().replace("-", "").length() + 1) / 2 + (value.n().startsWith("-") ? 2 : 1);
      case B -> value.b().asByteArrayUnsafe().length;
      case M -> BYTES_OF_A_MAP + value.m().size() + sizeOf(value.m());
      default -> throw new IllegalArgumentException("unexpected " + value.type());
    };
  }

  private static long utf8(String text) {
    return text.getBytes(UTF_8).length;
  }
}
