package org.jcachehttp.benchmarks;

import static java.util.Objects.requireNonNull;

import java.net.URI;
import java.util.Map;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

/**
 * A table that is used through Amazon's client, with the HTTP client and the consistency of the
 * backend.
 *
 * @param client the client, which is closed
 */
record DynamoDbTable(DynamoDbClient client) implements RawStore {

  private static final String NAME = "raw";
  private static final String KEY = "key";
  private static final String VALUE = "value";
  private static final String TTL = "ttl";

  static DynamoDbTable open(URI uri) {
    DynamoDbClient client =
        DynamoDbClient.builder()
            .endpointOverride(URI.create(uri.getQuery().replaceFirst(".*endpoint=", "")))
            .region(Region.EU_WEST_1)
            .httpClient(UrlConnectionHttpClient.create())
            .build();
    client.createTable(
        table ->
            table
                .tableName(NAME)
                .billingMode(BillingMode.PAY_PER_REQUEST)
                .keySchema(
                    KeySchemaElement.builder().attributeName(KEY).keyType(KeyType.HASH).build())
                .attributeDefinitions(
                    AttributeDefinition.builder()
                        .attributeName(KEY)
                        .attributeType(ScalarAttributeType.S)
                        .build()));
    return new DynamoDbTable(client);
  }

  @Override
  public byte[] get(String key) {
    Map<String, AttributeValue> item =
        client.getItem(get -> get.tableName(NAME).key(key(key)).consistentRead(true)).item();
    return requireNonNull(item.get(VALUE)).b().asByteArray();
  }

  @Override
  public void put(String key, byte[] value) {
    AttributeValue bytes = AttributeValue.fromB(SdkBytes.fromByteArrayUnsafe(value));
    AttributeValue deadline = AttributeValue.fromN(Long.toString(RawStore.deadline() / 1000));
    client.putItem(
        put ->
            put.tableName(NAME)
                .item(Map.of(KEY, AttributeValue.fromS(key), TTL, deadline, VALUE, bytes)));
  }

  private static Map<String, AttributeValue> key(String key) {
    return Map.of(KEY, AttributeValue.fromS(key));
  }

  @Override
  public void close() {
    client.close();
  }
}
