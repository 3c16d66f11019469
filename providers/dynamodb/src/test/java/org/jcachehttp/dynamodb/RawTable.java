package org.jcachehttp.dynamodb;

import static java.util.Objects.requireNonNull;

import java.net.URI;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Access to a table with the plain SDK.
 *
 * @param client a client for the test only
 * @param name the table's name
 */
record RawTable(DynamoDbClient client, String name) implements AutoCloseable {

  static RawTable of(String name) {
    return new RawTable(client(Opening.SERVER.endpoint()), name);
  }

  static DynamoDbClient client(URI endpoint) {
    return DynamoDbClient.builder()
        .endpointOverride(endpoint)
        .region(Region.EU_WEST_1)
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")))
        .httpClientBuilder(UrlConnectionHttpClient.builder())
        .build();
  }

  List<Map<String, AttributeValue>> items() {
    return client.scanPaginator(scan -> scan.tableName(name).consistentRead(true)).items().stream()
        .toList();
  }

  /**
   * Returns the items whose partition key contains the text: {@code payloads}, {@code payloads/}.
   */
  List<Map<String, AttributeValue>> itemsWith(String inPartitionKey) {
    return items().stream().filter(item -> value(item, "pk").s().contains(inPartitionKey)).toList();
  }

  /** Returns a required attribute. */
  static AttributeValue value(Map<String, AttributeValue> item, String attribute) {
    return requireNonNull(item.get(attribute), attribute);
  }

  void delete(Map<String, AttributeValue> item) {
    client.deleteItem(
        delete -> delete.tableName(name).key(Map.of("pk", item.get("pk"), "sk", item.get("sk"))));
  }

  @Override
  public void close() {
    client.close();
  }
}
