package org.jcachehttp.faults.raw;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The items of a DynamoDB server, in all tables. */
final class RawDynamoDb {

  private RawDynamoDb() {}

  static List<String> contents(URI endpoint) {
    try (DynamoDbClient client =
        DynamoDbClient.builder()
            .endpointOverride(endpoint)
            .region(Region.EU_WEST_1)
            .credentialsProvider(
                StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")))
            .build()) {
      return client.listTables().tableNames().stream()
          .flatMap(table -> client.scanPaginator(scan -> scan.tableName(table)).items().stream())
          .flatMap(RawDynamoDb::texts)
          .toList();
    }
  }

  private static Stream<String> texts(Map<String, AttributeValue> item) {
    return item.entrySet().stream()
        .flatMap(attribute -> Stream.of(attribute.getKey(), text(attribute.getValue())));
  }

  private static String text(AttributeValue value) {
    return value.b() == null ? value.toString() : RawStore.text(value.b().asByteArray());
  }
}
